#pragma once

#include "workers/bench.h"

#include <QObject>
#include <QString>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace regrade::ui {

class Desk;

/// What the live picture lacks, in the operator's words: one hint, five lamps, and how far the photo that is taken by
/// itself has come. Made by the desk; one screen at a time uses it.
class HandGuide : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the desk")
    Q_PROPERTY(bool on READ on NOTIFY changed)
    Q_PROPERTY(bool ready READ ready NOTIFY changed)
    Q_PROPERTY(QString hint READ hint NOTIFY changed)
    Q_PROPERTY(QString focus READ focus NOTIFY changed)
    Q_PROPERTY(QString light READ light NOTIFY changed)
    Q_PROPERTY(QString glare READ glare NOTIFY changed)
    Q_PROPERTY(QString still READ still NOTIFY changed)
    Q_PROPERTY(QString place READ place NOTIFY changed)
    Q_PROPERTY(double progress READ progress NOTIFY changed)
    Q_PROPERTY(QString firstWord READ firstWord NOTIFY changed)
    Q_PROPERTY(QString firstKind READ firstKind NOTIFY changed)
    Q_PROPERTY(QVariantList places READ places NOTIFY changed)
    Q_PROPERTY(double aspect READ aspect NOTIFY changed)

public:
    explicit HandGuide(Desk& desk);

    [[nodiscard]] bool on() const { return m_on; } ///< something was seen since it was asked for
    [[nodiscard]] bool ready() const { return m_told.guidance.ready; }
    [[nodiscard]] QString hint() const;
    // "good", "bad" or "unknown"
    [[nodiscard]] QString focus() const { return nameOf(m_told.guidance.focus); }
    [[nodiscard]] QString light() const { return nameOf(m_told.guidance.light); }
    [[nodiscard]] QString glare() const { return nameOf(m_told.guidance.glare); }
    [[nodiscard]] QString still() const { return nameOf(m_told.guidance.still); }
    [[nodiscard]] QString place() const { return nameOf(m_told.guidance.place); }
    [[nodiscard]] double progress() const { return m_told.progress; }

    // The quick look's preliminary word; empty while the unit moves.
    [[nodiscard]] QString firstWord() const;
    [[nodiscard]] QString firstKind() const;   ///< "ok", "warn" or "plain"
    [[nodiscard]] QVariantList places() const; ///< {x, y, width, height} to look at, shares of the live picture's sides
    [[nodiscard]] double aspect() const;       ///< of the live picture, width by height

    void take(const workers::GuidanceTold& told);
    void clear();

signals:
    void changed();
    /// The photo is to be taken now; once a placing.
    void shotDue();

private:
    [[nodiscard]] static QString nameOf(vision::Lamp lamp);

    Desk& m_desk;
    workers::GuidanceTold m_told;
    bool m_on = false;
};

} // namespace regrade::ui
