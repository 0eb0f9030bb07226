#include "services/accounts/mail_texts.hpp"

#include <array>
#include <vector>

#include "platform/mail/html.hpp"

namespace bookverse::accounts {
namespace {

struct Words {
    std::string_view subject;
    std::string_view before;  ///< paragraphs, one a line
    std::string_view button;  ///< empty: no link
    std::string_view after;
};

struct Entry {
    MailKind kind;
    Words en;
    Words de;
};

constexpr Entry catalogue[] = {
    {MailKind::verification,
     {"Confirm your campus address",
      "Please confirm that this is your address. The link works once, for 24 hours.", "Confirm address",
      "If you did not sign up for BookVerse+, ignore this mail: nothing happens then."},
     {"Bitte bestätige deine Campus-Adresse",
      "Bitte bestätige, dass dies deine Adresse ist. Der Link gilt einmal, 24 Stunden lang.",
      "Adresse bestätigen",
      "Falls du dich nicht bei BookVerse+ angemeldet hast, beachte diese Mail nicht: Dann geschieht "
      "nichts."}},
    {MailKind::known_address,
     {"You already have an account",
      "Somebody, probably you, tried to sign up with this address. You have an account already: just sign "
      "in, or set a "
      "new password if you have forgotten it.",
      "Sign in", "If it was not you, there is nothing to do. Nobody has got into your account."},
     {"Du hast schon ein Konto",
      "Jemand, wahrscheinlich du, wollte sich mit dieser Adresse registrieren. Du hast schon ein Konto: "
      "Melde dich an, "
      "oder setze ein neues Passwort, wenn du es vergessen hast.",
      "Anmelden", "Falls du es nicht warst, musst du nichts tun. Niemand ist in deinem Konto."}},
    {MailKind::password_reset,
     {"Set a new password", "You asked for a new password. The link works once, for one hour.",
      "Set a new password", "If you did not ask, ignore this mail: your password stays as it is."},
     {"Neues Passwort setzen", "Du wolltest ein neues Passwort. Der Link gilt einmal, eine Stunde lang.",
      "Neues Passwort setzen",
      "Falls du das nicht warst, beachte diese Mail nicht: Dein Passwort bleibt, wie es ist."}},
    {MailKind::reverification,
     {"Confirm your campus address again",
      "Once a year we ask whether you still have your campus address. The link works once, for 24 hours.",
      "Confirm address", ""},
     {"Bestätige deine Campus-Adresse noch einmal",
      "Einmal im Jahr fragen wir, ob du deine Campus-Adresse noch hast. Der Link gilt einmal, 24 Stunden "
      "lang.",
      "Adresse bestätigen", ""}},
    {MailKind::lapse_reminder,
     {"Please confirm your campus address until {until}",
      "Once a year we ask whether you still have your campus address. Without an answer you can still sign "
      "in and "
      "finish what is open, but sell nothing new after {until}.",
      "Confirm now", "The link works once, until {until}."},
     {"Bitte bestätige deine Campus-Adresse bis {until}",
      "Einmal im Jahr fragen wir, ob du deine Campus-Adresse noch hast. Ohne Antwort kannst du dich nach dem "
      "{until} "
      "weiter anmelden und Offenes abschließen, aber nichts Neues verkaufen.",
      "Jetzt bestätigen", "Der Link gilt einmal, bis zum {until}."}},
    {MailKind::lapsed,
     {"Your campus address is no longer confirmed",
      "You can sign in and finish what is open. To sell again, ask for a confirmation mail in your settings.",
      "Open settings", ""},
     {"Deine Campus-Adresse ist nicht mehr bestätigt",
      "Du kannst dich anmelden und Offenes abschließen. Um wieder zu verkaufen, fordere in den Einstellungen "
      "eine "
      "Bestätigungsmail an.",
      "Einstellungen öffnen", ""}},
    {MailKind::password_changed,
     {"Your password was changed", "Your other devices have been signed out.", "I did not do this",
      "If it was you, there is nothing to do."},
     {"Dein Passwort wurde geändert", "Deine anderen Geräte wurden abgemeldet.", "Das war ich nicht",
      "Falls du es warst, musst du nichts tun."}},
    {MailKind::second_factor_on,
     {"Two-step sign-in is on", "From now on signing in takes a code from your app.", "", ""},
     {"Anmeldung in zwei Schritten ist an", "Ab jetzt brauchst du zum Anmelden einen Code aus deiner App.",
      "", ""}},
    {MailKind::second_factor_off,
     {"Two-step sign-in is off", "Signing in takes only your password now.", "I did not do this", ""},
     {"Anmeldung in zwei Schritten ist aus", "Zum Anmelden genügt jetzt dein Passwort.", "Das war ich nicht",
      ""}},
    {MailKind::suspended,
     {"Your account is suspended until {until}", "The reason given: {reason}", "Object to this decision",
      "You can answer to this mail."},
     {"Dein Konto ist bis {until} gesperrt", "Die Begründung: {reason}", "Widerspruch einlegen",
      "Du kannst auf diese Mail antworten."}},
    {MailKind::closed,
     {"Your account is closed",
      "Your name, address, picture and text are deleted. Thank you for having been with us.", "", ""},
     {"Dein Konto ist geschlossen",
      "Dein Name, deine Adresse, dein Bild und dein Text sind gelöscht. Danke, dass du dabei warst.", "",
      ""}},
};

std::string fill(std::string_view pattern, const std::map<std::string, std::string>& values) {
    std::string out;
    while (!pattern.empty()) {
        const auto open = pattern.find('{');
        out += pattern.substr(0, open);
        if (open == std::string_view::npos) break;
        const auto close = pattern.find('}', open);
        const auto value = values.find(std::string{pattern.substr(open + 1, close - open - 1)});
        if (value != values.end()) out += value->second;
        pattern.remove_prefix(close + 1);
    }
    return out;
}

void paragraph(MailText& mail, const std::string& words) {
    if (words.empty()) return;
    mail.text += words + "\n\n";
    mail.html += "<p>" + mail::html_escaped(words) + "</p>\n";
}

}  // namespace

MailText compose(MailKind kind, Language language, std::string_view name, std::string_view link,
                 const std::map<std::string, std::string>& values) {
    const Entry* entry = catalogue;
    while (entry->kind != kind)
        ++entry;
    const Words& words = language == Language::de ? entry->de : entry->en;
    const bool german = language == Language::de;
    MailText mail;
    mail.subject = fill(words.subject, values);
    mail.html = german ? "<!doctype html><html lang=\"de\"><body style=\"font:16px/1.5 sans-serif\">\n"
                       : "<!doctype html><html lang=\"en\"><body style=\"font:16px/1.5 sans-serif\">\n";
    paragraph(mail,
              std::string{german ? "Hallo" : "Hello"} + (name.empty() ? "" : " " + std::string{name}) + ",");
    paragraph(mail, fill(words.before, values));
    if (!words.button.empty() && !link.empty()) {
        mail.text += std::string{words.button} + ":\n" + std::string{link} + "\n\n";
        mail.html += "<p><a href=\"" + mail::html_escaped(link) + "\">" + mail::html_escaped(words.button) +
                     "</a></p>\n";
    }
    paragraph(mail, fill(words.after, values));
    mail.text += "BookVerse+\n";
    mail.html += "<p>BookVerse+</p>\n</body></html>\n";
    return mail;
}

}  // namespace bookverse::accounts
