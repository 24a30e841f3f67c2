#pragma once

#include "desk/desk.h"

#include <QImage>
#include <QPointer>
#include <QQuickItem>

#include <memory>

namespace regrade::ui {

/// The live picture: the newest frame only, fitted into the item. Says nothing when there is none.
class CameraView : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(regrade::ui::Desk* desk READ desk WRITE setDesk NOTIFY deskChanged)
    Q_PROPERTY(bool live READ live NOTIFY liveChanged)

public:
    explicit CameraView(QQuickItem* parent = nullptr);

    [[nodiscard]] Desk* desk() const { return m_desk; }
    void setDesk(Desk* desk);
    [[nodiscard]] bool live() const { return !m_image.isNull(); }

signals:
    void deskChanged();
    void liveChanged();

protected:
    QSGNode* updatePaintNode(QSGNode* node, UpdatePaintNodeData* data) override;

private:
    void show(const std::shared_ptr<const vision::Frame>& frame);

    QPointer<Desk> m_desk;
    QImage m_image;
};

} // namespace regrade::ui
