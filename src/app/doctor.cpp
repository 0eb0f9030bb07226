#include <iostream>

#include "app/commands.hpp"
#include "app/foundation.hpp"
#include "app/io_threads.hpp"
#include "app/keys.hpp"
#include "platform/pdf/pdf.hpp"
#include "platform/store/sqlite_store.hpp"

namespace bookverse::app {

namespace {

constexpr std::chrono::seconds patience{3};

class Doctor {
public:
    Doctor(const config::Options& options, telemetry::Telemetry& telemetry)
        : options_{options}, telemetry_{telemetry}, threads_{1, telemetry} {}

    int examine();

private:
    using Check = std::function<std::string()>;  ///< what is good about it; throws when it is not

    /// `advice`: what to do when it is not.
    void check(const std::string& what, const std::string& advice, const Check& check);
    std::string ping(std::function<Task<>(Deadline)> operation);
    void check_ports();
    void check_services();

    const config::Options& options_;
    telemetry::Telemetry& telemetry_;
    IoThreads threads_;
    std::unique_ptr<Foundation> base_;
    int problems_ = 0;
};

void Doctor::check(const std::string& what, const std::string& advice, const Check& check) {
    try {
        const auto good = check();
        std::cout << "ok   " << what << (good.empty() ? "" : ": " + good) << '\n';
    } catch (const std::exception& error) {
        ++problems_;
        std::cout << "FAIL " << what << ": " << error.what() << "\n     " << advice << '\n';
    }
}

std::string Doctor::ping(std::function<Task<>(Deadline)> operation) {
    const auto begin = std::chrono::steady_clock::now();
    threads_.run([&] { return operation(Deadline::after(patience)); });
    const auto took =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
    return "answers in " + std::to_string(took.count()) + " us";
}

void Doctor::check_ports() {
    check("store (" + options_.store.kind + ")",
          "Is the address of --store right, and does the server run there?", [&] {
              try {
                  base_->open_store();
              } catch (const store::FolderInUse& used) {
                  return std::string{"in use, so a program runs on it: "} + used.what();
              }
              return ping([&](Deadline deadline) { return base_->store->ping(deadline); });
          });
    check("cache (" + options_.cache.kind + ")", "Is the address of --cache right, and does Redis run there?",
          [&] {
              base_->open_cache();
              return ping([&](Deadline deadline) { return base_->cache->ping(deadline); });
          });
    check("bus (" + options_.bus.kind + ")", "Is the address of --bus right, and does RabbitMQ run there?",
          [&] {
              if (!base_->store) return std::string{"belongs to the program that runs"};
              base_->open_bus();
              return ping([&](Deadline deadline) { return base_->bus->ping(deadline); });
          });
    check("blobs (" + options_.blobs.kind + ")", "Can we write to the folder of --blobs?", [&] {
        base_->open_blobs();
        return ping([&](Deadline deadline) { return base_->blobs->ping(deadline); });
    });
    check("mail (" + options_.mail.kind + ")", "Is the address of --mail right, and user and password?", [&] {
        base_->open_mailer();
        return ping([&](Deadline deadline) { return base_->mailer->ping(deadline); });
    });
}

void Doctor::check_services() {
    for (const auto& [name, url] : options_.service_urls)
        check("service " + name + " (" + url + ")",
              "Does its process run, and is --service-url its --internal-port?", [&] {
                  return ping([&](Deadline deadline) -> Task<> {
                      http::Request request;
                      request.target = "/";
                      co_await base_->services.forward(name, std::move(request), deadline);
                  });
              });
}

int Doctor::examine() {
    check("configuration", "", [] { return std::string{"understood"}; });
    check("master key",
          "`bookverse make-key FILE` writes a new one; an installation with data needs its own.", [&] {
              const bool first = options_.everything && !std::filesystem::exists(options_.master_key_file);
              const auto key =
                  first ? Secret{std::string(32, 'x')} : master_key(options_.master_key_file, false);
              base_ = std::make_unique<Foundation>(options_, telemetry_, key);
              return options_.master_key_file.string() + (first ? " will be made at the first start" : "");
          });
    if (base_) check_ports();
    if (base_) check_services();
    if (options_.runs("payments"))
        check("receipts", "apt install libpangocairo-1.0-0 fonts-dejavu-core", [] {
            pdf::need_library();
            return std::string{"Pango and cairo are there"};
        });
    if (options_.runs("gateway"))
        check("web app", "Build it (npm run build in web/) or name its folder with --web.", [&] {
            if (options_.web.empty()) throw std::runtime_error{"no folder with an index.html was found"};
            return options_.web.string();
        });
    std::cout << (problems_ == 0 ? "All is well.\n" : std::to_string(problems_) + " to be looked at.\n");
    return problems_ == 0 ? 0 : 1;
}

}  // namespace

int doctor(const config::Options& options, telemetry::Telemetry& telemetry) {
    return Doctor{options, telemetry}.examine();
}

}  // namespace bookverse::app
