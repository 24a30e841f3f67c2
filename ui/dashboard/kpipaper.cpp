#include "dashboard/kpipaper.h"

#include "dashboard/kpirows.h"
#include "insight/kpicsv.h"

#include <QCoreApplication>
#include <QFile>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <filesystem>

namespace regrade::ui {
namespace {

namespace kpi = insight::kpi;

constexpr int kDots = 150; ///< an inch
constexpr double kMargin = 90.0;

QString paperWord(const char* text) { return QCoreApplication::translate("KpiPaper", text); }

QString groupName(kpi::Group group)
{
    switch (group) {
    case kpi::Group::efficiency: return paperWord(QT_TRANSLATE_NOOP("KpiPaper", "Efficiency"));
    case kpi::Group::quality: return paperWord(QT_TRANSLATE_NOOP("KpiPaper", "Quality"));
    case kpi::Group::finance: return paperWord(QT_TRANSLATE_NOOP("KpiPaper", "Finance"));
    case kpi::Group::sustainability: return paperWord(QT_TRANSLATE_NOOP("KpiPaper", "Sustainability"));
    }
    return {};
}

/// Writes text down a page and begins the next one where it is full.
class Sheet {
public:
    Sheet(QPdfWriter& writer, QPainter& painter) : m_writer(writer), m_painter(painter) {}

    void write(const QString& text, int pixels, bool bold, double indent)
    {
        if (text.isEmpty()) {
            return;
        }
        QFont font = m_painter.font();
        font.setPixelSize(pixels);
        font.setBold(bold);
        m_painter.setFont(font);
        const double width = m_writer.width() - 2 * kMargin - indent;
        const QRectF wanted = m_painter.boundingRect(QRectF(0, 0, width, 10'000), Qt::TextWordWrap, text);
        if (m_top + wanted.height() > m_writer.height() - kMargin) {
            m_writer.newPage();
            m_top = kMargin;
        }
        m_painter.drawText(QRectF(kMargin + indent, m_top, width, wanted.height()), Qt::TextWordWrap, text);
        m_top += wanted.height() + pixels / 4.0;
    }
    void space(double height) { m_top += height; }

private:
    QPdfWriter& m_writer;
    QPainter& m_painter;
    double m_top = kMargin;
};

void writeTile(Sheet& sheet, const Desk& desk, const kpi::Tile& tile)
{
    constexpr int kHead = 22;
    constexpr int kSmall = 17;
    constexpr double kIndent = 24.0;
    const QVariantMap row = tileRow(desk, tile);
    const auto text = [&](const char* key) { return row[QLatin1String(key)].toString(); };
    sheet.write(text("title") + QStringLiteral(": ") + text("value"), kHead, true, 0.0);
    sheet.write(text("caption"), kSmall, false, kIndent);
    QStringList goal{text("target"), text("chance"), text("source")};
    goal.removeAll(QString());
    sheet.write(goal.join(QStringLiteral(" · ")), kSmall, false, kIndent);
    sheet.write(text("before"), kSmall, false, kIndent);
    for (const QVariant& part : row[QStringLiteral("parts")].toList()) {
        const QVariantMap one = part.toMap();
        sheet.write(one[QStringLiteral("text")].toString() + QStringLiteral(": ") +
                        one[QStringLiteral("note")].toString(),
                    kSmall, false, 2 * kIndent);
    }
    sheet.write(text("note"), kSmall, false, kIndent);
    sheet.write(text("formula"), kSmall, false, kIndent);
    sheet.space(kSmall / 2.0);
}

Error notWritten(const QString& file)
{
    return storageError("The file {} cannot be written. Choose another place, or make room there.",
                        {file.toStdString()});
}

} // namespace

Result<QString> kpiFile(const Desk& desk, const char* ending)
{
    std::error_code problem;
    std::filesystem::create_directories(desk.papers(), problem);
    const std::string moment = toIso(desk.now());
    std::string name = "dashboard-" + moment.substr(0, 10) + "-" + moment.substr(11, 8);
    std::erase(name, ':');
    const QString file = QString::fromStdString((desk.papers() / (name + ending)).string());
    return problem ? Result<QString>(notWritten(file)) : Result<QString>(file);
}

Result<QString> writeKpiPdf(const Desk& desk, const kpi::Look& look, const QString& told)
{
    const auto file = kpiFile(desk, ".pdf");
    if (!file) {
        return file.error();
    }
    QPdfWriter writer(*file);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setResolution(kDots);
    writer.setTitle(paperWord(QT_TRANSLATE_NOOP("KpiPaper", "Figures of the house")));
    QPainter painter(&writer);
    if (!painter.isActive()) {
        return notWritten(*file);
    }
    Sheet sheet(writer, painter);
    constexpr int kTitle = 36;
    constexpr int kGroup = 28;
    constexpr int kText = 18;
    sheet.write(writer.title(), kTitle, true, 0.0);
    sheet.write(told, kText, false, 0.0);
    sheet.space(kText);
    std::optional<kpi::Group> group;
    for (const kpi::Tile& tile : look.tiles) {
        if (group != tile.group) {
            group = tile.group;
            sheet.space(kText);
            sheet.write(groupName(tile.group), kGroup, true, 0.0);
        }
        writeTile(sheet, desk, tile);
    }
    return painter.end() ? Result<QString>(*file) : Result<QString>(notWritten(*file));
}

Result<QString> writeKpiCsv(const Desk& desk, const kpi::Look& look)
{
    const auto file = kpiFile(desk, ".csv");
    if (!file) {
        return file.error();
    }
    QFile sheet(*file);
    const QByteArray bytes = "\xEF\xBB\xBF" + QByteArray::fromStdString(kpi::csvOf(look));
    return sheet.open(QIODevice::WriteOnly) && sheet.write(bytes) == bytes.size() && sheet.flush()
               ? Result<QString>(*file)
               : Result<QString>(notWritten(*file));
}

} // namespace regrade::ui
