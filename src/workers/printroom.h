#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "store/database.h"
#include "workers/delivery.h"
#include "workers/printbell.h"
#include "workers/printer.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace regrade::workers {

/// What a round through the queue came to.
struct PrintRound {
    int sent = 0;
    int unsure = 0;
    int held = 0; ///< not taken; they wait on
};

/// Brings the labels of the print queue to their printers: one thread for all of them, so that a printer that is off or
/// hangs holds up no other. A label of which a byte went out is never sent again by itself. One room a store: a file
/// keeps a second one out, also of another program.
class Printroom {
public:
    /// Writes to the store on the clerk's thread, and waits.
    using Write = std::function<Result<void>(const std::function<Result<void>(store::Database&)>&)>;
    struct Parts {
        std::filesystem::path store;
        std::filesystem::path lock;
        Write write;
        std::function<Printers()> printers; ///< asked on the room's thread before every look
        const Clock& clock;
        std::shared_ptr<Bell> bell;       ///< wakes the room, see Bell::call()
        std::chrono::hours kept{24 * 30}; ///< so long what is done stays in the queue
        PrintPace pace;
        std::function<void()> told; ///< something in the queue changed; on the room's thread
    };

    /// Opens the room: what was being sent when the last one ended is unsure from now on. Refused while another program
    /// prints from this store.
    [[nodiscard]] static Result<std::unique_ptr<Printroom>> open(Parts parts);
    /// A label that is going out has a few moments to end; then it is unsure.
    ~Printroom();
    Printroom(const Printroom&) = delete;
    Printroom& operator=(const Printroom&) = delete;

    /// Prints by itself from now on, on a thread of its own.
    void start();
    /// One round on the calling thread instead: every printer until nothing waits for it or a label was not taken.
    [[nodiscard]] Result<PrintRound> workThrough();

private:
    class Room;
    explicit Printroom(std::unique_ptr<Room> room);
    std::unique_ptr<Room> m_room;
};

} // namespace regrade::workers
