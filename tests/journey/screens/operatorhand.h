#pragma once

#include "app/program.h"

#include <QString>

#include <functional>

namespace regrade::journey {

/// A person at the station who has a keyboard and a wedge scanner, and nothing else. Every key goes through the window
/// as the system would send it.
class OperatorHand {
public:
    explicit OperatorHand(app::Program& program) : m_program(program) {}

    /// Tab until the control has the focus, then Space. False when it cannot be reached by Tab.
    [[nodiscard]] bool press(const QString& name);
    /// Tab to the field, replace what is in it at the pace of a person.
    [[nodiscard]] bool type(const QString& field, const QString& text);
    /// A burst of keys with Return at the end, as a wedge scanner sends it.
    void scan(const QString& code);
    /// The same code again: another card is scanned between, because a repeat within two seconds counts once.
    void scanAnew(const QString& code);
    void key(int key);
    [[nodiscard]] bool waitFor(const std::function<bool()>& condition, int ms = 30'000);
    /// Waits until the screen is not busy; its problem, empty when all is well.
    [[nodiscard]] QString settled();
    /// REGRADE_PICTURES names the folder for what was seen on the way.
    void keepPicture(const QString& name);

    [[nodiscard]] QVariant seen(const char* property) const;
    [[nodiscard]] int actions() const { return m_actions; }

private:
    [[nodiscard]] bool focusOn(const QString& name);

    app::Program& m_program;
    int m_actions = 0; ///< buttons, fields and scans; the Tabs on the way are not counted
    int m_pictures = 0;
};

} // namespace regrade::journey
