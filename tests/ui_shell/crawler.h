#pragma once

#include <QImage>
#include <QQuickItem>
#include <QQuickWindow>
#include <QString>

#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace regrade::ui {

/// Looks at what a window shows and notes what nobody could read, hit or reach. Sizes in pixels of the window as it is
/// at 1280x720; a larger window shows the same larger.
class Crawler {
public:
    /// `wait` lets bindings and layouts arrive; what is found only before it was on its way.
    Crawler(QQuickWindow& window, std::function<void()> wait) : m_window(window), m_wait(std::move(wait)) {}

    /// Texts that are cut, leave their place or lie over others; targets that are too small or out of reach.
    void look(const std::string& where);
    /// The same picture by its inks: contrast of each text with what is drawn behind it (WCAG 2.2).
    void lookAtInks(const std::string& where);
    /// Controls without a name for a screen reader, or not in the order of the tabulator.
    void lookAtKeys(const std::string& where);

    struct Counts {
        int looks = 0;
        int texts = 0;
        int pairs = 0; ///< of texts, and of controls, that could lie over each other
        int controls = 0;
        int inks = 0;
        int keys = 0;
    };
    [[nodiscard]] const Counts& counts() const { return m_counts; }
    /// What was found, each once, with where it was found first and how often.
    [[nodiscard]] std::vector<std::string> findings() const;

private:
    struct Piece {
        QQuickItem* item;
        QRectF shown; ///< in the scene, without what its surroundings clip
        const QQuickItem* layer;
    };
    struct Finding {
        std::string where;
        int times = 0;
    };

    void note(const std::string& what, const QQuickItem* item) { m_found.insert(what + ": " + nameOf(item)); }
    void keep(const std::set<std::string>& found, const std::string& where);
    [[nodiscard]] static std::string nameOf(const QQuickItem* item);
    void lookOnce();
    void lookAtText(const QQuickItem* item);
    void lookAtTarget(const QQuickItem* item);
    void lookAtPairs(const std::vector<Piece>& pieces, const std::string& what);

    QQuickWindow& m_window;
    std::function<void()> m_wait;
    std::set<std::string> m_found; ///< in this look
    Counts m_counts;
    std::map<std::string, Finding> m_findings;
};

} // namespace regrade::ui
