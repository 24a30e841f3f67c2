#include "exchange/exchange.h"

#include "exchange/hubevents.h"
#include "exchange/hubleases.h"
#include "exchange/hubphotos.h"
#include "exchange/hubschema.h"
#include "store/outbox.h"

#include <charconv>

namespace regrade::exchange {

namespace {

std::int64_t wholeIn(const Field& field)
{
    std::int64_t number = 0;
    if (field) {
        std::from_chars(field->data(), field->data() + field->size(), number);
    }
    return number;
}

constexpr int kPhotosLookedAt = 200;
constexpr std::chrono::seconds kAtOnce{1};

Error otherStation(const domain::StationId& station)
{
    return conflict("Another station uses the name {} on this hub. Nothing was exchanged; this station needs a name of "
                    "its own.",
                    {station.text()});
}

} // namespace

/// The link to the hub and what is known of it while it holds.
class Exchange::Line {
public:
    Line(HubAddress address, StationSide side, ExchangeRules rules, std::function<bool()> givenUp)
        : m_address(std::move(address)), m_side(std::move(side)), m_rules(rules), m_givenUp(std::move(givenUp))
    {
    }

    Result<void> join()
    {
        const auto open = openLink();
        if (!open) {
            return open;
        }
        const auto entered = m_link->ask("INSERT INTO regrade.station (station, public_key) VALUES ($1, $2) "
                                         "ON CONFLICT (station) DO NOTHING",
                                         {m_side.station.text(), m_side.key.publicKey()});
        return entered ? greet() : Result<void>(entered.error());
    }

    /// A link that broke while nobody used it is noticed at once by its first use; then there is a second try.
    Result<Round> round()
    {
        const bool stood = m_link && m_link->isOpen();
        const auto begun = std::chrono::steady_clock::now();
        Round round;
        auto gone = tryRound(round);
        const bool broke = !gone && gone.error().code == ErrorCode::device && stood &&
                           std::chrono::steady_clock::now() - begun < kAtOnce;
        if (broke) {
            gone = tryRound(round);
        }
        return gone ? Result<Round>(std::move(round)) : gone.error();
    }

    Result<void> tryRound(Round& round)
    {
        const auto ready = ensureOpen();
        if (!ready) {
            return ready.error();
        }
        for (const auto step :
             {&Line::push, &Line::pull, &Line::witness, &Line::leases, &Line::sendPhotos, &Line::fetchWanted}) {
            if (const auto done = (this->*step)(round); !done) {
                m_greeted = false; // whatever it was, the next round begins with a link of its own
                return done.error();
            }
        }
        round.skew = m_skew;
        round.warning = skewWarning();
        return {};
    }

    Result<HubLook> look()
    {
        const auto ready = ensureOpen();
        const auto rows = ready ? m_link->ask("SELECT station, head_seq, to_char(seen_at AT TIME ZONE 'UTC', "
                                              "'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') FROM regrade.station ORDER BY station")
                                : Result<Answer>(ready.error());
        if (!rows) {
            return rows.error();
        }
        HubLook look{.skew = m_skew, .stations = {}};
        for (const auto& row : *rows) {
            const Answer one{row};
            look.stations.push_back(
                {fieldOf(one, 0).value_or(""), wholeIn(fieldOf(one, 1)), fieldOf(one, 2).value_or("")});
        }
        return look;
    }

    Result<void> fetch(const domain::PhotoHash& photo)
    {
        const auto ready = ensureOpen();
        return ready ? fetchPhoto(*m_link, photo, m_side.photos) : ready;
    }

private:
    Result<void> openLink()
    {
        m_greeted = false;
        auto link = HubLink::open(m_address, "regrade " + m_side.station.text(), m_rules.times, m_givenUp);
        if (!link) {
            return link.error();
        }
        m_link.emplace(std::move(*link));
        return checkHub(*m_link, m_address);
    }

    Result<void> ensureOpen()
    {
        if (m_link && m_link->isOpen() && m_greeted) {
            return {};
        }
        const auto open = openLink();
        return open ? greet() : open;
    }

    /// Whose name it is, how the clocks differ, and what the hub has of this station.
    Result<void> greet()
    {
        const Time asked = m_side.clock.now();
        const auto answer = m_link->ask("SELECT public_key, head_seq, head_hash, CAST(extract(epoch FROM "
                                        "clock_timestamp()) * 1000 AS BIGINT) FROM regrade.station WHERE station = $1",
                                        {m_side.station.text()});
        if (!answer) {
            return answer.error();
        }
        if (answer->empty()) {
            return refused("This station does not belong to the hub {} yet: regradectl hub join.", {m_address.host});
        }
        if (fieldOf(*answer, 0) != m_side.key.publicKey()) {
            return otherStation(m_side.station);
        }
        const Time middle = asked + (m_side.clock.now() - asked) / 2;
        m_skew = Time(std::chrono::milliseconds(wholeIn(fieldOf(*answer, 3)))) - middle;
        const auto agreed = agreeOnHead(wholeIn(fieldOf(*answer, 1)), fieldOf(*answer, 2).value_or(""));
        m_greeted = bool(agreed);
        return agreed;
    }

    /// The hub may be behind (that is what the outbox is for), or ahead after this station's store was restored.
    Result<void> agreeOnHead(std::int64_t seq, const std::string& hash)
    {
        m_sentTo = seq;
        std::string own = hash;
        const auto asked =
            m_side.reader.each("SELECT hash FROM event WHERE station = ? AND seq = ?", {m_side.station.text(), seq},
                               [&](const store::Row& row) { own = row.text(0); });
        if (!asked) {
            return asked;
        }
        if (own != hash) {
            return otherStation(m_side.station);
        }
        return m_side.write([seq](store::Database& database) {
            const auto confirmed = store::confirmSent(database, seq);
            return confirmed ? store::noteUnsentBehind(database, seq) : confirmed;
        });
    }

    Result<void> push(Round& round)
    {
        while (true) {
            const auto rows = store::nextUnsent(m_side.reader, m_rules.batch);
            if (!rows || rows->empty()) {
                return rows ? Result<void>() : rows.error();
            }
            if (const auto pushed = pushEvents(*m_link, *rows); !pushed) {
                return pushed;
            }
            const std::int64_t last = rows->back().seq;
            const auto confirmed =
                m_side.write([last](store::Database& database) { return store::confirmSent(database, last); });
            if (!confirmed) {
                return confirmed;
            }
            if (const auto noted = noteLeases(*m_link, *rows, m_rules.lease); !noted) {
                return noted;
            }
            m_sentTo = last;
            round.sent += static_cast<int>(rows->size());
        }
    }

    Result<void> pull(Round& round)
    {
        const auto heads = store::headsOf(m_side.reader);
        if (!heads) {
            return heads.error();
        }
        return pullEvents(*m_link, *heads, m_rules.batch,
                          [&](const std::vector<store::EventRow>& rows) -> Result<void> {
                              const auto received = m_side.receive(rows);
                              round.received += received ? *received : 0;
                              return received ? Result<void>() : received.error();
                          });
    }

    Result<void> witness(Round&)
    {
        const auto now = std::chrono::steady_clock::now();
        if (m_sentTo == m_witnessed || (m_witnessedAt && now - *m_witnessedAt < m_rules.headEvery)) {
            return {};
        }
        const auto heads = store::headsOf(m_side.reader);
        if (!heads) {
            return heads.error();
        }
        for (const auto& head : *heads) {
            if (head.station == m_side.station.text()) {
                const auto signedHead = m_side.key.sign(head, m_side.clock.now());
                if (const auto noted = pushHead(*m_link, signedHead); !noted) {
                    return noted;
                }
            }
        }
        m_witnessed = m_sentTo;
        m_witnessedAt = now;
        return {};
    }

    Result<void> leases(Round&)
    {
        const auto others = leasesOfOthers(*m_link, m_side.station.text(), m_skew);
        const auto known = store::leasesIn(m_side.reader);
        if (!others || !known) {
            return !others ? others.error() : known.error();
        }
        return *others == *known
                   ? Result<void>()
                   : m_side.write([&](store::Database& database) { return store::writeLeases(database, *others); });
    }

    /// Events never wait for photos: a few a round, the oldest first. One that is lost here stays in the outbox.
    Result<void> sendPhotos(Round& round)
    {
        const auto photos = store::nextUnsentPhotos(m_side.reader, kPhotosLookedAt);
        if (!photos) {
            return photos.error();
        }
        for (const auto& photo : *photos) {
            const auto file = m_side.photos.pathOf(photo);
            const auto bytes = m_side.photos.read(photo);
            if (!file || !bytes) {
                continue;
            }
            const auto sent = pushPhoto(*m_link, photo, file->extension().string().substr(1), *bytes);
            const auto confirmed =
                sent ? m_side.write([&](store::Database& database) { return store::confirmPhotoSent(database, photo); })
                     : sent;
            if (!confirmed) {
                return confirmed;
            }
            if (++round.photosSent == m_rules.photos) {
                return {};
            }
        }
        return {};
    }

    Result<void> fetchWanted(Round& round)
    {
        const auto wanted = store::wantedPhotos(m_side.reader);
        if (!wanted) {
            return wanted.error();
        }
        for (const auto& photo : *wanted) {
            const auto fetched = fetchPhoto(*m_link, photo, m_side.photos);
            if (!fetched && fetched.error().code == ErrorCode::notFound) {
                continue; // its station has not sent it yet
            }
            const auto settled =
                fetched ? m_side.write([&](store::Database& database) { return store::wantNoPhoto(database, photo); })
                        : fetched;
            if (!settled) {
                return settled;
            }
            if (++round.photosFetched == m_rules.photos) {
                return {};
            }
        }
        return {};
    }

    [[nodiscard]] std::optional<Error> skewWarning() const
    {
        if (std::chrono::abs(m_skew) <= m_rules.skewLimit) {
            return std::nullopt;
        }
        return refused("The clock of this station and the clock of the hub {} differ by {} seconds. Set them right; "
                       "until then times on papers may be wrong.",
                       {m_address.host, std::to_string(std::chrono::abs(m_skew).count() / 1'000)});
    }

    HubAddress m_address;
    StationSide m_side;
    ExchangeRules m_rules;
    std::function<bool()> m_givenUp;
    std::optional<HubLink> m_link;
    bool m_greeted = false;
    std::chrono::milliseconds m_skew{0};
    std::int64_t m_sentTo = 0;    ///< the hub has this station's events up to here
    std::int64_t m_witnessed = 0; ///< a signed head went up when it had so many
    std::optional<std::chrono::steady_clock::time_point> m_witnessedAt;
};

Exchange::Exchange(HubAddress address, StationSide side, ExchangeRules rules, std::function<bool()> givenUp)
    : m_line(std::make_unique<Line>(std::move(address), std::move(side), rules, std::move(givenUp)))
{
}
Exchange::~Exchange() = default;

Result<void> Exchange::join() { return m_line->join(); }
Result<Round> Exchange::round() { return m_line->round(); }
Result<HubLook> Exchange::look() { return m_line->look(); }
Result<void> Exchange::fetch(const domain::PhotoHash& photo) { return m_line->fetch(photo); }

} // namespace regrade::exchange
