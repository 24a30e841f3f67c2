#pragma once

#include "desk/desk.h"
#include "insight/channels.h"

#include <QObject>
#include <QVariantList>

#include <vector>

namespace regrade::ui {

/// What a lead decides about channels, and the rules of the markets that hold today: moves of stock for which the
/// figures speak, moves that were made and can be undone, market packs and certificates.
class ChannelsScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    Q_PROPERTY(QVariantList figures READ figures NOTIFY changed)
    Q_PROPERTY(QVariantList moves READ moves NOTIFY changed)
    Q_PROPERTY(QVariantList made READ made NOTIFY changed)
    Q_PROPERTY(QVariantList packs READ packs NOTIFY changed)
    Q_PROPERTY(QVariantList certificates READ certificates NOTIFY changed)
    Q_PROPERTY(QString mayNot READ mayNot NOTIFY changed)
    Q_PROPERTY(bool automatic READ automatic CONSTANT)

public:
    explicit ChannelsScreen(Desk& desk, QObject* parent = nullptr);

    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] QVariantList figures() const { return m_figures; } ///< {channel, grade, onOffer, sold, share, cover}
    [[nodiscard]] QVariantList moves() const;                        ///< {id, title, why}
    [[nodiscard]] QVariantList made() const { return m_made; }       ///< {id, title}
    [[nodiscard]] QVariantList packs() const;                        ///< {id, title, note}
    [[nodiscard]] QVariantList certificates() const;                 ///< {id, title, note, state}
    [[nodiscard]] QString mayNot() const; ///< why who is signed in may not move stock; empty = may
    [[nodiscard]] bool automatic() const; ///< moves are done by themselves

    Q_INVOKABLE bool takeScan(const QString&) { return false; }
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void accept(int index);
    Q_INVOKABLE void undo(const QString& id);

signals:
    void changed();

private:
    void showFigures(const std::vector<insight::ChannelFigures>& all);
    void showMade(const std::vector<insight::Allotment>& all);
    void tell(const QString& problem, const QString& notice = {});
    [[nodiscard]] QString channelName(const std::string& id) const;

    Desk& m_desk;
    bool m_busy = false;
    QString m_problem;
    QString m_notice;
    std::vector<insight::ChannelMove> m_moves;
    QVariantList m_figures;
    QVariantList m_made;
};

} // namespace regrade::ui
