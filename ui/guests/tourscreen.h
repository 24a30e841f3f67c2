#pragma once

#include "desk/desk.h"

#include <QObject>
#include <QVariantList>

namespace regrade::ui {

/// The way of one unit as visitors may see it: days, stages, tests, parts; nobody's name, order, price or note. It
/// shows what the unit's public report says, and changes nothing. Once it is locked, leaving needs a person's sign-in.
class TourScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool locked MEMBER m_locked NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QVariantList units READ units NOTIFY changed)
    Q_PROPERTY(QString tag READ tag NOTIFY changed)
    Q_PROPERTY(QString product READ product NOTIFY changed)
    Q_PROPERTY(QString grade READ grade NOTIFY changed)
    Q_PROPERTY(QString meaning READ meaning NOTIFY changed)
    Q_PROPERTY(QVariantList steps READ steps NOTIFY changed)
    Q_PROPERTY(QVariantList facts READ facts NOTIFY changed)

public:
    explicit TourScreen(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QVariantList units() const { return m_units; } ///< some that wait to be sold, as QueueList takes them
    [[nodiscard]] QString tag() const { return m_tag; }
    [[nodiscard]] QString product() const { return m_product; }
    [[nodiscard]] QString grade() const { return m_grade; }
    [[nodiscard]] QString meaning() const { return m_meaning; }
    [[nodiscard]] QVariantList steps() const { return m_steps; } ///< {title, detail, day, duration}
    [[nodiscard]] QVariantList facts() const { return m_facts; } ///< {name, value}: tests and parts

    /// A unit's tag shows it, also while the page is locked.
    Q_INVOKABLE bool takeScan(const QString& text);
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void choose(const QString& tag);

signals:
    void changed();

private:
    struct Shown; ///< what is taken over from the report

    void show(const Shown& shown);

    Desk& m_desk;
    bool m_locked = false;
    bool m_busy = false;
    QString m_problem;
    QVariantList m_units;
    QString m_tag;
    QString m_product;
    QString m_grade;
    QString m_meaning;
    QVariantList m_steps;
    QVariantList m_facts;
};

} // namespace regrade::ui
