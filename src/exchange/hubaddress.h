#pragma once

#include "base/result.h"

#include <string>
#include <utility>
#include <vector>

namespace regrade::exchange {

/// Where a shared hub is: a PostgreSQL address such as
/// postgresql://station@hub.example/regrade?sslrootcert=/etc/ca.pem. It never holds a password.
struct HubAddress {
    std::string text;   ///< as it was given
    std::string host;   ///< as people read it
    bool local = false; ///< a socket of this machine, or its loopback: the only places without TLS
    std::vector<std::pair<std::string, std::string>> settings; ///< libpq's keywords and values

    /// The same server with another database.
    [[nodiscard]] HubAddress withDatabase(const std::string& name) const;
    [[nodiscard]] std::string database() const;
};

/// Refused with a sentence: a password inside, TLS switched off for another machine, a password file that others can
/// read. Invalid: not an address.
[[nodiscard]] Result<HubAddress> parseHubAddress(const std::string& text);

} // namespace regrade::exchange
