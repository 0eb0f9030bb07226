#include "services/moderation/templates.hpp"

#include <algorithm>
#include <initializer_list>

namespace bookverse::moderation {
namespace {

template <class E>
constexpr std::uint8_t bits(std::initializer_list<E> all) {
    unsigned set = 0;
    for (const E one : all)
        set |= 1U << static_cast<unsigned>(one);
    return static_cast<std::uint8_t>(set);
}

using enum Action;
using enum ObjectKind;
constexpr auto sanctions = bits({warn, remove, suspend});
constexpr auto any = bits({listing, message, person, review});
constexpr auto said = bits({message, person, review});

constexpr Template catalogue[] = {
    {"no_breach", bits({dismiss}), any, "This does not break our rules.",
     "Das verstößt nicht gegen unsere Regeln."},
    {"not_enough", bits({dismiss}), any, "There is not enough to decide on.",
     "Es reicht nicht für eine Entscheidung."},
    {"fraud", sanctions, any, "This looks like an attempt to get money or goods by deception.",
     "Das sieht nach dem Versuch aus, durch Täuschung an Geld oder Ware zu kommen."},
    {"off_platform", sanctions, any,
     "Asking people to pay or write elsewhere takes away the protection that they have here.",
     "Wer andere auffordert, anderswo zu zahlen oder zu schreiben, nimmt ihnen den Schutz, den sie hier "
     "haben."},
    {"harassment", sanctions, said, "Insulting, threatening or pestering others is not accepted here.",
     "Beleidigen, Bedrohen und Belästigen dulden wir hier nicht."},
    {"hate", sanctions, any, "Content against people because of who they are is not accepted here.",
     "Inhalte gegen Menschen wegen dessen, was sie sind, dulden wir hier nicht."},
    {"prohibited", sanctions, bits({listing}), "This may not be sold here.",
     "Das darf hier nicht verkauft werden."},
    {"counterfeit", sanctions, bits({listing}),
     "Copies of books that were not licensed may not be sold here.",
     "Kopien von Büchern ohne Lizenz dürfen hier nicht verkauft werden."},
    {"misleading", sanctions, bits({listing}),
     "The description or the photos do not show what is really for sale.",
     "Beschreibung oder Fotos zeigen nicht, was wirklich verkauft wird."},
    {"impersonation", bits({warn, suspend}), bits({person}), "This profile pretends to be somebody else.",
     "Dieses Profil gibt sich als jemand anderes aus."},
    {"spam", sanctions, any, "Advertising and repeated content do not belong here.",
     "Werbung und Wiederholtes gehören nicht hierher."},
    {"other", bits({dismiss, warn, remove, suspend}), any, "", ""},
};

}  // namespace

std::span<const Template> all_templates() noexcept {
    return catalogue;
}

const Template* find_template(std::string_view id) noexcept {
    const auto* found = std::ranges::find(catalogue, id, &Template::id);
    return found == std::end(catalogue) ? nullptr : found;
}

}  // namespace bookverse::moderation
