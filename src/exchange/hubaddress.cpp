#include "exchange/hubaddress.h"

#include <libpq-fe.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <sys/stat.h>

namespace regrade::exchange {

namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;

const std::string* valueOf(const Settings& settings, std::string_view keyword)
{
    const auto found =
        std::find_if(settings.begin(), settings.end(), [&](const auto& one) { return one.first == keyword; });
    return found == settings.end() ? nullptr : &found->second;
}

void put(Settings& settings, const std::string& keyword, const std::string& value)
{
    std::erase_if(settings, [&](const auto& one) { return one.first == keyword; });
    settings.emplace_back(keyword, value);
}

bool isLocal(const std::string& host)
{
    return host.empty() || host.front() == '/' || host == "localhost" || host.rfind("127.", 0) == 0 || host == "::1";
}

Result<Settings> settingsIn(const std::string& text)
{
    char* problem = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(text.c_str(), &problem),
                                                                               &PQconninfoFree);
    const std::unique_ptr<char, decltype(&PQfreemem)> said(problem, &PQfreemem);
    if (!options || text.empty()) {
        // What libpq says may repeat a password.
        return invalid("This is not the address of a hub. An address looks like "
                       "postgresql://station@hub.example/regrade.");
    }
    Settings settings;
    for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
        if (option->val != nullptr) {
            settings.emplace_back(option->keyword, option->val);
        }
    }
    return settings;
}

std::string passwordFile(const Settings& settings)
{
    if (const auto* named = valueOf(settings, "passfile")) {
        return *named;
    }
    if (const char* named = std::getenv("PGPASSFILE")) {
        return named;
    }
    const char* home = std::getenv("HOME");
    return home == nullptr ? std::string() : std::string(home) + "/.pgpass";
}

/// libpq passes over such a file without a word, and then says that the password is wrong.
Result<void> checkPasswordFile(const Settings& settings)
{
    const std::string file = passwordFile(settings);
    struct stat seen {};
    const bool there = !file.empty() && ::stat(file.c_str(), &seen) == 0;
    if (there && (seen.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return refused("The password file {} can be read by others. Make it yours alone: chmod 600.", {file});
    }
    if (!there && valueOf(settings, "passfile") != nullptr) {
        return notFound("The password file {} is not there.", {file});
    }
    return {};
}

} // namespace

HubAddress HubAddress::withDatabase(const std::string& name) const
{
    HubAddress other = *this;
    put(other.settings, "dbname", name);
    return other;
}

std::string HubAddress::database() const
{
    const auto* name = valueOf(settings, "dbname");
    return name == nullptr ? std::string() : *name;
}

Result<HubAddress> parseHubAddress(const std::string& text)
{
    auto settings = settingsIn(text);
    if (!settings) {
        return settings.error();
    }
    if (valueOf(*settings, "password") != nullptr || valueOf(*settings, "sslpassword") != nullptr) {
        return refused(
            "A password never stands in the address of the hub. Put it into ~/.pgpass, readable for you alone.");
    }
    const auto* host = valueOf(*settings, "host");
    const auto* number = valueOf(*settings, "hostaddr");
    HubAddress address{text, host != nullptr ? *host : number != nullptr ? *number : std::string(), false, {}};
    address.local = isLocal(address.host) && (number == nullptr || isLocal(*number));
    const auto* mode = valueOf(*settings, "sslmode");
    if (!address.local && mode != nullptr && *mode != "verify-full") {
        return refused("The hub {} is another machine: the link to it must be encrypted and its certificate checked "
                       "(sslmode=verify-full).",
                       {address.host});
    }
    if (!address.local) {
        put(*settings, "sslmode", "verify-full");
    }
    if (valueOf(*settings, "dbname") == nullptr) {
        put(*settings, "dbname", "regrade");
    }
    if (const auto checked = checkPasswordFile(*settings); !checked) {
        return checked.error();
    }
    if (address.host.empty()) {
        address.host = "on this machine";
    }
    address.settings = std::move(*settings);
    return address;
}

} // namespace regrade::exchange
