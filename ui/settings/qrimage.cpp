#include "settings/qrimage.h"

#include "qr/writer.h"

#include <QPainter>

#include <cmath>

namespace regrade::ui {

void QrImage::setText(const QString& text)
{
    if (text != m_text) {
        m_text = text;
        update();
        emit textChanged();
    }
}

void QrImage::paint(QPainter* painter)
{
    const auto code = qr::writeQr(m_text.toStdString());
    if (!code) {
        return;
    }
    constexpr int kQuiet = 4;
    const double module = std::floor(std::min(width(), height()) / (code->size + 2 * kQuiet));
    const double side = module * (code->size + 2 * kQuiet);
    const QPointF corner((width() - side) / 2, (height() - side) / 2);
    painter->fillRect(QRectF(corner, QSizeF(side, side)), Qt::white);
    for (int row = 0; row < code->size; ++row) {
        for (int column = 0; column < code->size; ++column) {
            if (code->isDark(column, row)) {
                painter->fillRect(QRectF(corner + QPointF((column + kQuiet) * module, (row + kQuiet) * module),
                                         QSizeF(module, module)),
                                  Qt::black);
            }
        }
    }
}

} // namespace regrade::ui
