#include "exchange/hublink.h"

#include <libpq-fe.h>

#include <algorithm>
#include <poll.h>

namespace regrade::exchange {

namespace {

using Steady = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kSlice{100};

/// The server names what it did by the statement's first word.
bool answers(std::string_view tag, std::string_view sql)
{
    const std::string_view word = sql.substr(0, sql.find(' '));
    return tag.substr(0, word.size()) == word;
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// What libpq said while connecting, as the operator needs to know it.
Error connectFault(const HubAddress& address, const std::string& said)
{
    if (contains(said, "no pg_hba.conf entry")) {
        return refused("The hub {} takes nobody from this machine in this way: its pg_hba.conf has no line for it, or "
                       "only one for encrypted links (sslmode=verify-full).",
                       {address.host}, said);
    }
    if (contains(said, "28P01") || contains(said, "no password supplied") || contains(said, "28000")) {
        return refused("The hub {} does not let this station in: user or password is wrong. The password belongs into "
                       "~/.pgpass, readable for you alone.",
                       {address.host}, said);
    }
    if (contains(said, "translate host name")) {
        return deviceError("There is no machine named {} in this network. Check the address of the hub.",
                           {address.host}, said);
    }
    if (contains(said, "3D000")) {
        return refused("The server {} has no hub \"{}\". Make one there first: regradectl hub init.",
                       {address.host, address.database()}, said);
    }
    if (contains(said, "certificate") || contains(said, "SSL")) {
        return refused("The hub {} cannot prove who it is: its certificate does not hold, or it offers no encryption.",
                       {address.host}, said);
    }
    return deviceError("The hub {} cannot be reached. Work goes on here; what is new is sent later.", {address.host},
                       said);
}

std::vector<std::pair<std::string, std::string>> settingsFor(const HubAddress& address, const std::string& program,
                                                             const LinkTimes& times)
{
    auto settings = address.settings;
    const std::string call = std::to_string(times.call.count());
    for (const auto& [keyword, value] : std::initializer_list<std::pair<std::string, std::string>>{
             {"application_name", program},
             {"client_encoding", "UTF8"},
             {"connect_timeout", std::to_string(std::max<std::int64_t>(2, times.connect.count() / 1'000))},
             {"keepalives", "1"},
             {"keepalives_idle", "3"},
             {"keepalives_interval", "2"},
             {"keepalives_count", "2"},
             {"tcp_user_timeout", call},
             {"options", "-c statement_timeout=" + call + " -c lock_timeout=" + call +
                             " -c idle_in_transaction_session_timeout=60000"}}) {
        std::erase_if(settings, [&, &name = keyword](const auto& one) { return one.first == name; });
        settings.emplace_back(keyword, value);
    }
    return settings;
}

} // namespace

struct HubLink::Parts {
    struct CloseLink {
        void operator()(PGconn* link) const { PQfinish(link); }
    };
    struct ClearResult {
        void operator()(PGresult* result) const { PQclear(result); }
    };
    using OwnLink = std::unique_ptr<PGconn, CloseLink>;
    using OwnResult = std::unique_ptr<PGresult, ClearResult>;

    HubAddress address;
    LinkTimes times;
    std::function<bool()> givenUp;
    OwnLink link;
    std::string state;

    /// False when the time is up or nobody waits any more.
    [[nodiscard]] bool wait(short what, Steady::time_point until) const
    {
        while (true) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Steady::now());
            if (left.count() <= 0 || (givenUp && givenUp())) {
                return false;
            }
            pollfd socket{PQsocket(link.get()), what, 0};
            const int ready = ::poll(&socket, 1, static_cast<int>(std::min(left, kSlice).count()));
            if (ready > 0) {
                return true;
            }
        }
    }

    [[nodiscard]] Error lost(const std::string& detail)
    {
        link.reset();
        state.clear();
        return deviceError("The link to the hub {} broke. Work goes on here; what is new is sent later.",
                           {address.host}, detail);
    }

    [[nodiscard]] Result<void> connect(const std::string& program)
    {
        const auto settings = settingsFor(address, program, times);
        std::vector<const char*> keywords;
        std::vector<const char*> values;
        for (const auto& [keyword, value] : settings) {
            keywords.push_back(keyword.c_str());
            values.push_back(value.c_str());
        }
        keywords.push_back(nullptr);
        values.push_back(nullptr);
        link.reset(PQconnectStartParams(keywords.data(), values.data(), 0));
        if (!link || PQstatus(link.get()) == CONNECTION_BAD) {
            return connectFault(address, link ? PQerrorMessage(link.get()) : "no memory");
        }
        PQsetErrorVerbosity(link.get(), PQERRORS_VERBOSE);
        const auto until = Steady::now() + times.connect;
        for (auto step = PGRES_POLLING_WRITING; step != PGRES_POLLING_OK; step = PQconnectPoll(link.get())) {
            if (step == PGRES_POLLING_FAILED) {
                return connectFault(address, PQerrorMessage(link.get()));
            }
            if (!wait(step == PGRES_POLLING_READING ? POLLIN : POLLOUT, until)) {
                return connectFault(address, "no answer in time");
            }
        }
        PQsetnonblocking(link.get(), 1);
        PQsetNoticeProcessor(
            link.get(), [](void*, const char*) {}, nullptr);
        return {};
    }

    [[nodiscard]] Result<void> send(const std::string& sql, const Parameters& parameters, Steady::time_point until)
    {
        std::vector<const char*> values;
        for (const Field& field : parameters) {
            values.push_back(field ? field->c_str() : nullptr);
        }
        if (PQsendQueryParams(link.get(), sql.c_str(), static_cast<int>(values.size()), nullptr, values.data(), nullptr,
                              nullptr, 0) == 0) {
            return lost(PQerrorMessage(link.get()));
        }
        while (const int left = PQflush(link.get())) {
            if (left < 0 || !wait(POLLIN | POLLOUT, until)) {
                return lost(left < 0 ? PQerrorMessage(link.get()) : "no answer in time");
            }
            if (PQconsumeInput(link.get()) == 0) {
                return lost(PQerrorMessage(link.get()));
            }
        }
        return {};
    }

    /// The last result of the statement.
    [[nodiscard]] Result<OwnResult> result(Steady::time_point until)
    {
        OwnResult last;
        while (true) {
            while (PQisBusy(link.get()) != 0) {
                if (!wait(POLLIN, until)) {
                    return lost("no answer in time");
                }
                if (PQconsumeInput(link.get()) == 0) {
                    return lost(PQerrorMessage(link.get()));
                }
            }
            OwnResult next(PQgetResult(link.get()));
            if (!next) {
                return last ? Result<OwnResult>(std::move(last)) : lost(PQerrorMessage(link.get()));
            }
            last = std::move(next);
        }
    }

    [[nodiscard]] Error fault(const PGresult* result)
    {
        const std::string said = PQresultErrorMessage(result);
        if (PQstatus(link.get()) != CONNECTION_OK) {
            return lost(said);
        }
        const char* code = PQresultErrorField(result, PG_DIAG_SQLSTATE);
        state = code == nullptr ? "" : code;
        if (state.rfind("57", 0) == 0 || state.rfind("53", 0) == 0 || state.rfind("08", 0) == 0) {
            return lost(said); // the server is being stopped, is full, or took too long
        }
        if (state == "42501") {
            return refused("This station's user may not do that on the hub {}. Give it the role regrade_station there.",
                           {address.host}, said);
        }
        return storageError("The hub {} refused a step. Nothing was changed there.", {address.host}, said);
    }
};

HubLink::HubLink(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
HubLink::HubLink(HubLink&&) noexcept = default;
HubLink& HubLink::operator=(HubLink&&) noexcept = default;
HubLink::~HubLink() = default;

Result<HubLink> HubLink::open(const HubAddress& address, const std::string& program, const LinkTimes& times,
                              std::function<bool()> givenUp)
{
    auto parts = std::make_unique<Parts>(Parts{address, times, std::move(givenUp), nullptr, {}});
    const auto connected = parts->connect(program);
    return connected ? Result<HubLink>(HubLink(std::move(parts))) : connected.error();
}

bool HubLink::isOpen() const { return m_parts->link != nullptr; }
const std::string& HubLink::lastState() const { return m_parts->state; }

Result<Answer> HubLink::ask(const std::string& sql, const Parameters& parameters)
{
    if (!isOpen()) {
        return m_parts->lost("the link is closed");
    }
    m_parts->state.clear();
    const auto until = Steady::now() + m_parts->times.call;
    if (const auto sent = m_parts->send(sql, parameters, until); !sent) {
        return sent.error();
    }
    const auto result = m_parts->result(until);
    if (!result) {
        return result.error();
    }
    const PGresult* rows = result->get();
    const auto status = PQresultStatus(rows);
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
        return m_parts->fault(rows);
    }
    // Without encryption nothing else tells that a network repeated an answer.
    if (!answers(PQcmdStatus(result->get()), sql)) {
        return m_parts->lost("an answer to another question");
    }
    Answer answer(static_cast<std::size_t>(PQntuples(rows)));
    for (int row = 0; row < PQntuples(rows); ++row) {
        for (int column = 0; column < PQnfields(rows); ++column) {
            answer[static_cast<std::size_t>(row)].push_back(
                PQgetisnull(rows, row, column) != 0
                    ? Field()
                    : Field(std::string(PQgetvalue(rows, row, column),
                                        static_cast<std::size_t>(PQgetlength(rows, row, column)))));
        }
    }
    return answer;
}

Result<void> HubLink::inTransaction(const std::string& begin, const std::function<Result<void>()>& work)
{
    constexpr int kTries = 5;
    for (int attempt = 1;; ++attempt) {
        if (const auto begun = ask(begin); !begun) {
            return begun.error();
        }
        auto done = work();
        if (done) {
            const auto committed = ask("COMMIT");
            done = committed ? Result<void>() : committed.error();
            if (done) {
                return done;
            }
        }
        const std::string state = m_parts->state;
        if (isOpen()) {
            if (const auto back = ask("ROLLBACK"); !back) {
                return back.error();
            }
        }
        const bool again = isOpen() && (state == "40001" || state == "40P01") && attempt < kTries;
        m_parts->state.clear();
        if (!again) {
            return done;
        }
    }
}

Field fieldOf(const Answer& answer, std::size_t column)
{
    return answer.empty() || answer.front().size() <= column ? Field() : answer.front()[column];
}

std::string arrayOf(const std::vector<std::string>& texts)
{
    std::string array = "{";
    for (const std::string& text : texts) {
        array += array.size() > 1 ? ",\"" : "\"";
        for (const char letter : text) {
            if (letter == '"' || letter == '\\') {
                array += '\\';
            }
            array += letter;
        }
        array += '"';
    }
    return array + "}";
}

std::string arrayOf(const std::vector<std::int64_t>& numbers)
{
    std::string array = "{";
    for (const std::int64_t number : numbers) {
        array += (array.size() > 1 ? "," : "") + std::to_string(number);
    }
    return array + "}";
}

} // namespace regrade::exchange
