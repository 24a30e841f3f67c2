#pragma once

#include "desk/desk.h"

#include <QObject>
#include <QSize>
#include <QUrl>
#include <QVariantList>

#include <optional>
#include <vector>

namespace regrade::ui {

/// The zones of a taught view as a person draws them on its first photo. Nothing is on record before save().
class ZoneSketch : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool possible READ possible NOTIFY changed)
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(bool unsaved READ unsaved NOTIFY changed)
    Q_PROPERTY(bool stale READ stale NOTIFY changed)
    Q_PROPERTY(QUrl picture READ picture NOTIFY changed)
    Q_PROPERTY(QSize pictureSize READ pictureSize NOTIFY changed)
    Q_PROPERTY(QVariantList names READ names NOTIFY changed)
    Q_PROPERTY(QVariantList areas READ areas NOTIFY changed)
    Q_PROPERTY(int chosen READ chosen NOTIFY changed)
    Q_PROPERTY(QString chosenZone READ chosenZone NOTIFY changed)

public:
    explicit ZoneSketch(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] bool possible() const { return m_lesson.has_value(); } ///< the view is taught
    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] bool unsaved() const { return m_unsaved; }
    [[nodiscard]] bool stale() const { return m_stale; } ///< what is shown was drawn on an earlier picture
    [[nodiscard]] QUrl picture() const;
    [[nodiscard]] QSize pictureSize() const;
    [[nodiscard]] QVariantList names() const; ///< {id, text} of the policy's zones, without "where nothing is said"
    [[nodiscard]] QVariantList areas() const; ///< {zone, text, x, y, width, height} in shares of the picture
    [[nodiscard]] int chosen() const { return m_chosen; } ///< -1 = none
    [[nodiscard]] QString chosenZone() const;

    /// What the product knows of this view; an open sketch of another one is put away.
    void show(const std::optional<domain::Product>& product, const std::string& view);

    Q_INVOKABLE void begin();
    Q_INVOKABLE void close();
    Q_INVOKABLE void choose(int index);
    /// Of the chosen zone, or of a new one in the middle.
    Q_INVOKABLE void name(const QString& zone);
    Q_INVOKABLE void place(int index, double x, double y, double width, double height);
    /// Moves or stretches the chosen zone, in shares of the picture.
    Q_INVOKABLE void nudge(double right, double down, double wider, double higher);
    Q_INVOKABLE void remove();
    Q_INVOKABLE void save();

signals:
    void changed();
    void told(const QString& problem, const QString& notice);
    void recorded();

private:
    void restore();

    Desk& m_desk;
    std::optional<domain::ProductTaught> m_lesson;
    std::vector<domain::ZoneArea> m_known; ///< on record, on this or an earlier picture
    std::vector<domain::ZoneArea> m_areas;
    int m_chosen = -1;
    bool m_open = false;
    bool m_unsaved = false;
    bool m_stale = false;
};

} // namespace regrade::ui
