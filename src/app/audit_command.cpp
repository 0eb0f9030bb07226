// `bookverse audit`: the database file looked at from beside, and the books asked of the program that runs.
#include <iomanip>
#include <iostream>

#include "app/commands.hpp"
#include "app/operator_client.hpp"
#include "platform/store/sqlite_store.hpp"
#include "services/payments/operator_dto.hpp"

namespace bookverse::app {

namespace {

using payments::AuditReport;
using payments::Balance;

constexpr std::chrono::minutes patience{10};

std::size_t check_database(const config::Options& options) {
    const auto findings = store::SqliteStore::check(options.store.where.reveal());
    for (const auto& finding : findings)
        std::cout << "WRONG " << finding << '\n';
    if (findings.empty()) std::cout << "The database is sound.\n";
    return findings.size();
}

void print(const std::vector<Balance>& balances) {
    for (const Balance& balance : balances)
        std::cout << "  " << std::left << std::setw(20) << balance.account << std::right << std::setw(18)
                  << decimal({balance.amount, balance.currency}) << ' ' << balance.currency.code() << '\n';
}

std::size_t print(const AuditReport& report) {
    std::cout << "Trial balance (credits are positive):\n";
    print(report.trial_balance);
    std::cout << report.transfers << " transfers, " << report.payments << " payments, " << report.open_lines
              << " lines with money held" << (report.orders_compared ? ", compared with orders" : "")
              << ".\n";
    std::cout << "Receivables of " << report.receivables.sellers << " sellers\n";
    print(report.receivables.sums);
    for (const auto& finding : report.findings)
        std::cout << "WRONG " << finding << '\n';
    if (report.more_findings) std::cout << "… and more.\n";
    if (report.findings.empty()) std::cout << "The books balance.\n";
    return report.findings.size();
}

/// nullopt: no program runs.
std::optional<AuditReport> ask(const config::Options& options, telemetry::Telemetry& telemetry) {
    OperatorClient program{options, telemetry};
    try {
        auto report = program.ask<AuditReport>(http::Method::post, "/operator/payments/audit",
                                               http::NoContent{}, patience);
        if (!report)
            throw std::runtime_error{
                "No payments run in the program that was asked. Give the --telemetry-port of the one that "
                "runs them."};
        return report;
    } catch (const Unavailable&) {
        return std::nullopt;
    }
}

bool has_key(const config::Options& options) {
    return std::filesystem::exists(options.master_key_file);
}

}  // namespace

int audit(const config::Options& options, telemetry::Telemetry& telemetry) {
    std::size_t findings = 0;
    const bool embedded = options.store.kind == "sqlite";
    if (embedded) findings += check_database(options);
    const auto report = has_key(options) ? ask(options, telemetry) : std::nullopt;
    if (report) {
        findings += print(*report);
    } else if (embedded) {
        std::cout << "No program runs here: the books were not looked at. Start it and ask again.\n";
    } else {
        throw std::runtime_error{"No program answers at --telemetry-address and --telemetry-port."};
    }
    if (findings != 0) std::cout << findings << " findings.\n";
    return findings == 0 ? 0 : 1;
}

}  // namespace bookverse::app
