#include "tests/ui_shell/crawler.h"

#include "tests/ui_kit/contrast.h"

#include <QAccessible>
#include <QFont>
#include <QSet>

#include <algorithm>
#include <iterator>

namespace regrade::ui {
namespace {

constexpr double kTarget = 48.0;
constexpr double kTolerance = 2.0; ///< of layouts that round to whole pixels
constexpr int kLargeText = 36;     ///< pixels; a key figure
constexpr int kLeastText = 14;     ///< pixels

bool isText(const QQuickItem* item)
{
    return item->inherits("QQuickText") || item->inherits("QQuickTextInput") || item->inherits("QQuickTextEdit");
}

bool isControl(const QQuickItem* item)
{
    return item->inherits("QQuickAbstractButton") || item->inherits("QQuickTextField") ||
           item->inherits("QQuickTextArea") || item->inherits("QQuickComboBox");
}

bool isPressed(const QQuickItem* item) { return isControl(item) || item->inherits("QQuickMouseArea"); }

/// Names of products and rows of lists may end in an ellipsis; words of the program may not.
bool holdsNames(const QQuickItem* item)
{
    for (const QQuickItem* above = item; above != nullptr; above = above->parentItem()) {
        if (above->inherits("QQuickListView") || above->property("holdsNames").toBool()) {
            return true;
        }
    }
    return false;
}

bool isAbove(const QQuickItem* above, const QQuickItem* item)
{
    for (const QQuickItem* one = item; one != nullptr; one = one->parentItem()) {
        if (one == above) {
            return true;
        }
    }
    return false;
}

void walk(QQuickItem* item, const std::function<void(QQuickItem*)>& look)
{
    if (!item->isVisible() || item->opacity() == 0.0) {
        return;
    }
    look(item);
    for (QQuickItem* child : item->childItems()) {
        walk(child, look);
    }
}

/// Where the letters of a text are, in the text's own place.
QRectF lettersOf(const QQuickItem* text)
{
    const double width = std::min(text->property("contentWidth").toDouble(), text->width());
    const double height = std::min(text->property("contentHeight").toDouble(), text->height());
    const double left = text->property("leftPadding").toDouble();
    const double right = text->width() - text->property("rightPadding").toDouble();
    QVariant effective = text->property("effectiveHorizontalAlignment");
    const int across = effective.isValid() ? effective.toInt() : text->property("horizontalAlignment").toInt();
    const int down = text->property("verticalAlignment").toInt();
    const double x = across == Qt::AlignRight     ? right - width
                     : across == Qt::AlignHCenter ? (left + right - width) / 2
                                                  : left;
    const double y = down == Qt::AlignBottom    ? text->height() - height
                     : down == Qt::AlignVCenter ? (text->height() - height) / 2
                                                : text->property("topPadding").toDouble();
    return {x, y, width, height};
}

/// The nearest surrounding that shows nothing beyond itself.
const QQuickItem* frameOf(const QQuickItem* item)
{
    for (const QQuickItem* above = item->parentItem(); above != nullptr; above = above->parentItem()) {
        if (above->clip() || above->inherits("QQuickFlickable")) {
            return above;
        }
    }
    return nullptr;
}

/// The bounding rectangle of a field of text is that of its letters.
QRectF sceneRect(const QQuickItem* item) { return item->mapRectToScene({0, 0, item->width(), item->height()}); }

/// Without what surroundings clip.
QRectF clipped(QRectF rect, const QQuickItem* item)
{
    for (const QQuickItem* frame = frameOf(item); frame != nullptr; frame = frameOf(frame)) {
        rect = rect.intersected(sceneRect(frame));
    }
    return rect;
}

/// What lies over all else: a dialog with its shade. Null = the page.
const QQuickItem* layerOf(const QQuickItem* item)
{
    for (const QQuickItem* above = item; above != nullptr; above = above->parentItem()) {
        if (above->inherits("QQuickPopupItem")) {
            return above;
        }
    }
    return nullptr;
}

bool scrolls(const QQuickItem* frame, bool across)
{
    return frame->inherits("QQuickFlickable") &&
           (across ? frame->property("contentWidth").toDouble() > frame->width() + 1
                   : frame->property("contentHeight").toDouble() > frame->height() + 1);
}

/// Whether the place can be brought to sight, here or by scrolling what surrounds it.
bool canBeSeen(const QRectF& rect, const QQuickItem* item, const QSizeF& window)
{
    QRectF seen = rect;
    for (const QQuickItem* frame = frameOf(item); frame != nullptr; frame = frameOf(frame)) {
        const QRectF place = sceneRect(frame);
        if ((!scrolls(frame, true) &&
             (seen.left() < place.left() - kTolerance || seen.right() > place.right() + kTolerance)) ||
            (!scrolls(frame, false) &&
             (seen.top() < place.top() - kTolerance || seen.bottom() > place.bottom() + kTolerance))) {
            return false;
        }
        seen = place; // scrolled to
    }
    return seen.left() >= -kTolerance && seen.top() >= -kTolerance && seen.right() <= window.width() + kTolerance &&
           seen.bottom() <= window.height() + kTolerance;
}

/// The colour that most of the place has: there is more ground than ink.
QColor groundIn(const QImage& picture, const QRect& place)
{
    std::map<QRgb, int> pixels;
    for (int y = place.top(); y <= place.bottom(); ++y) {
        for (int x = place.left(); x <= place.right(); ++x) {
            ++pixels[picture.pixel(x, y)];
        }
    }
    const auto most = std::max_element(pixels.begin(), pixels.end(),
                                       [](const auto& one, const auto& other) { return one.second < other.second; });
    return most == pixels.end() ? QColor() : QColor(most->first);
}

} // namespace

std::string Crawler::nameOf(const QQuickItem* item)
{
    QString name = item->objectName();
    for (const QQuickItem* above = item->parentItem(); name.isEmpty() && above != nullptr;
         above = above->parentItem()) {
        name = above->objectName().isEmpty() ? QString() : QLatin1String("in ") + above->objectName();
    }
    return (name + " (" + QString::fromLatin1(item->metaObject()->className()).section('_', 0, 0) + ") \"" +
            item->property("text").toString().left(80) + '"')
        .toStdString();
}

void Crawler::keep(const std::set<std::string>& found, const std::string& where)
{
    for (const std::string& what : found) {
        Finding& finding = m_findings[what];
        if (++finding.times == 1) {
            finding.where = where;
        }
    }
}

std::vector<std::string> Crawler::findings() const
{
    std::vector<std::string> lines;
    for (const auto& [what, finding] : m_findings) {
        lines.push_back(what + ", " + std::to_string(finding.times) + " times, first in " + finding.where);
    }
    return lines;
}

void Crawler::look(const std::string& where)
{
    ++m_counts.looks;
    lookOnce();
    if (m_found.empty()) {
        return;
    }
    const Counts counts = m_counts;
    const auto before = std::exchange(m_found, {});
    m_wait();
    lookOnce();
    m_counts = counts;
    const auto again = std::exchange(m_found, {});
    std::set<std::string> both;
    std::set_intersection(before.begin(), before.end(), again.begin(), again.end(), std::inserter(both, both.end()));
    keep(both, where);
}

void Crawler::lookOnce()
{
    std::vector<Piece> texts;
    std::vector<Piece> controls;
    walk(m_window.contentItem(), [&](QQuickItem* item) {
        if (isText(item) && !item->property("text").toString().trimmed().isEmpty()) {
            ++m_counts.texts;
            lookAtText(item);
            texts.push_back({item, clipped(item->mapRectToScene(lettersOf(item)), item), layerOf(item)});
        }
        if (isPressed(item) && item->isEnabled()) {
            ++m_counts.controls;
            lookAtTarget(item);
        }
        if (isControl(item)) {
            controls.push_back({item, clipped(sceneRect(item), item), layerOf(item)});
        }
    });
    lookAtPairs(texts, "texts over each other");
    lookAtPairs(controls, "controls over each other");
}

void Crawler::lookAtText(const QQuickItem* item)
{
    const bool mayEnd = holdsNames(item);
    if (item->property("truncated").toBool() && !mayEnd) {
        note("cut text", item);
    }
    if (item->property("font").value<QFont>().pixelSize() < kLeastText) {
        note("text under 14 pixels", item);
    }
    const bool typed = !item->inherits("QQuickText"); // scrolls with the cursor
    if (typed) {
        return;
    }
    const bool tooWide = item->property("contentWidth").toDouble() > item->width() + kTolerance;
    const bool tooHigh = item->property("contentHeight").toDouble() > item->height() + kTolerance;
    if ((tooWide || tooHigh) && !item->property("truncated").toBool()) {
        note(tooWide ? "text wider than its place" : "text higher than its place", item);
    }
    if (!canBeSeen(item->mapRectToScene(lettersOf(item)), item, m_window.size())) {
        note("text out of sight", item);
    }
}

void Crawler::lookAtTarget(const QQuickItem* item)
{
    if (item->width() < kTarget || item->height() < kTarget) {
        note("target under 48 pixels", item);
    }
    if (!canBeSeen(sceneRect(item), item, m_window.size())) {
        note("target out of reach", item);
    }
}

void Crawler::lookAtPairs(const std::vector<Piece>& pieces, const std::string& what)
{
    for (auto one = pieces.begin(); one != pieces.end(); ++one) {
        for (auto other = std::next(one); other != pieces.end(); ++other) {
            if (one->layer != other->layer || isAbove(one->item, other->item) || isAbove(other->item, one->item)) {
                continue;
            }
            ++m_counts.pairs;
            const QRectF both = one->shown.intersected(other->shown);
            if (both.width() > kTolerance && both.height() > kTolerance) {
                note(what + ": " + nameOf(other->item) + " and", one->item);
            }
        }
    }
}

void Crawler::lookAtInks(const std::string& where)
{
    const QImage picture = m_window.grabWindow();
    const QRectF all(picture.rect());
    walk(m_window.contentItem(), [&](QQuickItem* item) {
        if (!isText(item) || !item->isEnabled() || item->property("text").toString().trimmed().isEmpty()) {
            return;
        }
        const QRectF letters = clipped(item->mapRectToScene(lettersOf(item)), item).intersected(all);
        const QRect place = letters.toAlignedRect().intersected(picture.rect());
        if (letters.width() < 4 || letters.height() < 4) {
            return;
        }
        ++m_counts.inks;
        const int size = item->property("font").value<QFont>().pixelSize();
        const double least = size >= kLargeText ? 7.0 : 4.5;
        const double found = contrast(item->property("color").value<QColor>(), groundIn(picture, place));
        if (found < least) {
            note("contrast under " + std::string(least > 5 ? "7" : "4.5") + " (" + std::to_string(found).substr(0, 4) +
                     ")",
                 item);
        }
    });
    keep(std::exchange(m_found, {}), where);
}

void Crawler::lookAtKeys(const std::string& where)
{
    QSet<const QQuickItem*> reached;
    QQuickItem* const start = m_window.contentItem();
    for (QQuickItem* item = start->nextItemInFocusChain(true); item != nullptr && !reached.contains(item);
         item = item->nextItemInFocusChain(true)) {
        reached.insert(item);
    }
    walk(start, [&](QQuickItem* item) {
        const QVariant opens = item->property("opens"); // false: a figure that is only read
        if (!isControl(item) || !item->isEnabled() || (opens.isValid() && !opens.toBool())) {
            return;
        }
        ++m_counts.keys;
        if (item->objectName().isEmpty()) {
            note("control without a name for tests", item);
        }
        if (!reached.contains(item)) {
            note("control that the tabulator does not reach", item);
        }
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(item);
        if (spoken == nullptr || spoken->text(QAccessible::Name).trimmed().isEmpty()) {
            note("control without a name", item);
        }
    });
    keep(std::exchange(m_found, {}), where);
}

} // namespace regrade::ui
