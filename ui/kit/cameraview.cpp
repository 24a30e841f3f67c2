#include "kit/cameraview.h"

#include <QQuickWindow>
#include <QSGImageNode>

#include <opencv2/core/mat.hpp>

namespace regrade::ui {

CameraView::CameraView(QQuickItem* parent) : QQuickItem(parent) { setFlag(ItemHasContents); }

void CameraView::setDesk(Desk* desk)
{
    if (desk == m_desk) {
        return;
    }
    if (m_desk) {
        disconnect(m_desk, nullptr, this, nullptr);
    }
    m_desk = desk;
    if (desk != nullptr) {
        connect(desk, &Desk::frameArrived, this, &CameraView::show);
        connect(desk, &Desk::cameraChanged, this, [this] {
            if (m_desk && m_desk->cameraKind() != QLatin1String("live") && live()) {
                m_image = {};
                update();
                emit liveChanged();
            }
        });
    }
    emit deskChanged();
}

void CameraView::show(const std::shared_ptr<const vision::Frame>& frame)
{
    if (!isVisible() || frame == nullptr || frame->image.empty()) {
        return;
    }
    const bool wasLive = live();
    const cv::Mat& picture = frame->image;
    // Wraps the frame's own pixels; the frame lives as long as the image does.
    m_image = QImage(
        picture.data, picture.cols, picture.rows, static_cast<qsizetype>(picture.step), QImage::Format_BGR888,
        [](void* kept) { delete static_cast<std::shared_ptr<const vision::Frame>*>(kept); },
        new std::shared_ptr<const vision::Frame>(frame));
    update();
    if (!wasLive) {
        emit liveChanged();
    }
}

QSGNode* CameraView::updatePaintNode(QSGNode* node, UpdatePaintNodeData*)
{
    auto* image = static_cast<QSGImageNode*>(node);
    if (m_image.isNull() || width() < 1 || height() < 1) {
        delete image;
        return nullptr;
    }
    if (image == nullptr) {
        image = window()->createImageNode();
        image->setOwnsTexture(true);
        image->setFiltering(QSGTexture::Linear);
    }
    image->setTexture(window()->createTextureFromImage(m_image));
    const QSizeF fitted = QSizeF(m_image.size()).scaled(size(), Qt::KeepAspectRatio);
    image->setRect(QRectF(QPointF((width() - fitted.width()) / 2, (height() - fitted.height()) / 2), fitted));
    return image;
}

} // namespace regrade::ui
