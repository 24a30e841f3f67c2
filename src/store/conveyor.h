#pragma once

#include <array>
#include <cstddef>
#include <semaphore>

namespace regrade::store {

/// A few places that two threads pass round: one fills the next place and hands it over, the other uses it and gives
/// it back. A place keeps its content until it is filled anew.
template <class Place>
class Conveyor {
public:
    static constexpr std::ptrdiff_t kPlaces = 8;

    /// For the thread that fills; waits until a place is free.
    [[nodiscard]] Place& toFill()
    {
        m_free.acquire();
        return m_places[m_filling];
    }
    void handOver()
    {
        m_filling = (m_filling + 1) % kPlaces;
        m_filled.release();
    }
    /// For the thread that uses; waits until a place is filled.
    [[nodiscard]] Place& toUse()
    {
        m_filled.acquire();
        return m_places[m_using];
    }
    void giveBack()
    {
        m_using = (m_using + 1) % kPlaces;
        m_free.release();
    }

private:
    std::array<Place, kPlaces> m_places;
    std::counting_semaphore<kPlaces> m_free{kPlaces};
    std::counting_semaphore<kPlaces> m_filled{0};
    std::size_t m_filling = 0;
    std::size_t m_using = 0;
};

} // namespace regrade::store
