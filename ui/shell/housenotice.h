#pragma once

#include "base/result.h"
#include "desk/desk.h"

#include <QObject>
#include <QString>

#include <optional>

namespace regrade::ui {

/// One sentence of the house that stays in sight until somebody has read it: the store was restored, a copy could not
/// be made, the disk is filling up.
class HouseNotice : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString text READ text NOTIFY changed)

public:
    explicit HouseNotice(const Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] QString text() const; ///< empty = nothing to tell
    /// What was read stays away until something else was told.
    void tell(const Error& sentence);
    Q_INVOKABLE void close();

signals:
    void changed();

private:
    const Desk& m_desk;
    std::optional<Error> m_sentence;
    std::string m_read; ///< the pattern that was closed last
};

} // namespace regrade::ui
