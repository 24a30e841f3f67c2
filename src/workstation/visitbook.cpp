#include "workstation/visitbook.h"

#include "qr/tag.h"
#include "workstation/smallfile.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace regrade::workstation {

namespace {

constexpr int kLongestVisit = 480; // minutes
constexpr int kMostPlaces = 200;
constexpr auto kDoorsOpen = std::chrono::minutes(15);
constexpr std::size_t kGuestLetters = 6;

Time endOf(const VisitSlot& slot) { return *parseIso(slot.begin) + std::chrono::minutes(slot.minutes); }

nlohmann::json bookJson(const std::vector<VisitSlot>& slots)
{
    nlohmann::json all = nlohmann::json::array();
    for (const VisitSlot& slot : slots) {
        nlohmann::json guests = nlohmann::json::array();
        for (const Guest& guest : slot.guests) {
            guests.push_back({{"code", guest.code}, {"agreed", guest.agreed}});
        }
        all.push_back({{"id", slot.id},
                       {"begin", slot.begin},
                       {"minutes", slot.minutes},
                       {"capacity", slot.capacity},
                       {"guests", guests}});
    }
    return all;
}

std::optional<std::vector<VisitSlot>> bookFrom(const std::string& text)
{
    try {
        std::vector<VisitSlot> slots;
        for (const auto& one : nlohmann::json::parse(text)) {
            VisitSlot slot{one.at("id"), one.at("begin"), one.at("minutes"), one.at("capacity"), {}};
            for (const auto& guest : one.at("guests")) {
                slot.guests.push_back({guest.at("code"), guest.at("agreed")});
            }
            if (!parseIso(slot.begin)) {
                return std::nullopt;
            }
            slots.push_back(std::move(slot));
        }
        return slots;
    } catch (const std::exception&) { // not JSON, a key that is missing, a value of another kind
        return std::nullopt;
    }
}

/// The slot and the guest of a code; null where there is none.
std::pair<VisitSlot*, Guest*> guestIn(std::vector<VisitSlot>& slots, const std::string& code)
{
    for (VisitSlot& slot : slots) {
        const auto guest =
            std::find_if(slot.guests.begin(), slot.guests.end(), [&](const Guest& one) { return one.code == code; });
        if (guest != slot.guests.end()) {
            return {&slot, &*guest};
        }
    }
    return {nullptr, nullptr};
}

Error noGuest(const std::string& code) { return notFound("No guest has the code {}.", {code}); }

} // namespace

Result<std::vector<VisitSlot>> VisitBook::slots() const
{
    const auto text = readSmallFile(m_file);
    if (!text) {
        return text.error();
    }
    auto slots = *text ? bookFrom(**text) : std::vector<VisitSlot>();
    if (!slots) {
        return storageError("The list of visits in {} cannot be read. Put it back from a copy, or remove it.",
                            {m_file.string()});
    }
    std::sort(slots->begin(), slots->end(), [](const VisitSlot& a, const VisitSlot& b) { return a.begin < b.begin; });
    return *std::move(slots);
}

Result<void> VisitBook::change(const std::function<Result<void>(std::vector<VisitSlot>&)>& how)
{
    auto slots = this->slots();
    if (!slots) {
        return slots.error();
    }
    std::erase_if(*slots, [&](const VisitSlot& slot) { return endOf(slot) < m_clock.now(); });
    const auto changed = how(*slots);
    return changed ? writeSmallFile(m_file, bookJson(*slots).dump(1) + "\n") : changed;
}

Result<VisitSlot> VisitBook::open(const std::string& begin, int minutes, int capacity)
{
    if (!m_policy->limits.visitsOn) {
        return refused("Visits are switched off in limits.json.");
    }
    const auto from = parseIso(begin);
    if (!from || *from <= m_clock.now()) {
        return refused("A visit begins at a time to come, such as 2026-12-24T10:00:00Z.");
    }
    if (minutes < 1 || minutes > kLongestVisit || capacity < 1 || capacity > kMostPlaces) {
        return invalid("A visit has 1 to 480 minutes and 1 to 200 places.");
    }
    VisitSlot slot{"", toIso(*from), minutes, capacity, {}};
    const auto changed = change([&](std::vector<VisitSlot>& slots) -> Result<void> {
        int highest = 0;
        for (const VisitSlot& one : slots) {
            highest = std::max(highest, std::stoi("0" + one.id.substr(1)));
        }
        slot.id = "V" + std::to_string(highest + 1);
        slots.push_back(slot);
        return {};
    });
    return changed ? Result<VisitSlot>(std::move(slot)) : changed.error();
}

Result<std::string> VisitBook::book(const std::string& id)
{
    const std::string code = "GST" + qr::newTag().text().substr(0, kGuestLetters);
    const auto changed = change([&](std::vector<VisitSlot>& slots) -> Result<void> {
        const auto slot = std::find_if(slots.begin(), slots.end(), [&](const VisitSlot& one) { return one.id == id; });
        if (slot == slots.end()) {
            return notFound("There is no visit {}.", {id});
        }
        if (*parseIso(slot->begin) <= m_clock.now()) {
            return refused("The visit {} has begun.", {id});
        }
        if (static_cast<int>(slot->guests.size()) >= slot->capacity) {
            return refused("The visit {} is full: {} places.", {id, std::to_string(slot->capacity)});
        }
        slot->guests.push_back({code, false});
        return {};
    });
    return changed ? Result<std::string>(code) : changed.error();
}

Result<void> VisitBook::agree(const std::string& code)
{
    return change([&](std::vector<VisitSlot>& slots) -> Result<void> {
        const auto [slot, guest] = guestIn(slots, code);
        if (guest == nullptr) {
            return noGuest(code);
        }
        guest->agreed = true;
        return {};
    });
}

Result<void> VisitBook::cancel(const std::string& code)
{
    return change([&](std::vector<VisitSlot>& slots) -> Result<void> {
        const auto [slot, guest] = guestIn(slots, code);
        if (guest == nullptr) {
            return noGuest(code);
        }
        std::erase_if(slot->guests, [&](const Guest& one) { return one.code == code; });
        return {};
    });
}

Result<void> VisitBook::admit(const std::string& code) const
{
    auto slots = this->slots();
    if (!slots) {
        return slots.error();
    }
    const auto [slot, guest] = guestIn(*slots, code);
    if (guest == nullptr) {
        return noGuest(code);
    }
    if (!guest->agreed) {
        return refused("This guest has not agreed to the rules of the house yet.");
    }
    if (m_clock.now() < *parseIso(slot->begin) - kDoorsOpen || m_clock.now() > endOf(*slot)) {
        return refused("This visit is at {}, not now.", {slot->begin});
    }
    return {};
}

} // namespace regrade::workstation
