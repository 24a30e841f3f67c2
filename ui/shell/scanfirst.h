#pragma once

#include <QKeyEvent>

#include <functional>

/// Stands between the platform and the person's input method (IBus, Fcitx, compose): every key is shown to the scanner
/// first, and only what is no scan reaches the input method. X11 only; see docs/decisions/0025.
namespace regrade::ui::scanfirst {

/// Before the application is made: has it take this in the input method's place. The second is called after it, so that
/// programs which it starts see the environment as it was.
void standIn();
void giveEnvironmentBack();

/// Looks at a key; true = it keeps it.
using KeyTaker = std::function<bool(const QKeyEvent& key)>;
void setTaker(KeyTaker taker);
/// The input method's turn; true = the key is its own.
[[nodiscard]] bool askMethod(const QKeyEvent& key);

} // namespace regrade::ui::scanfirst
