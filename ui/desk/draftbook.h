#pragma once

#include <QObject>
#include <QTimer>
#include <QVariantMap>

#include <filesystem>

namespace regrade::ui {

/// What was entered on a screen and is not a deed yet, so that it outlives the end of the program, however it ends: on
/// disk half a second after a change at the latest. A file that cannot be read is as if there were none; nothing but
/// comfort rests on it.
class DraftBook : public QObject {
public:
    /// `file` is made at need; empty = drafts live as long as the program.
    explicit DraftBook(std::filesystem::path file, QObject* parent = nullptr);
    ~DraftBook() override;

    /// Of a place such as "intake"; empty = none.
    [[nodiscard]] QVariantMap read(const QString& place) const;
    /// Texts, truths and maps of them. Empty forgets it.
    void keep(const QString& place, const QVariantMap& draft);

private:
    void write();

    std::filesystem::path m_file;
    QVariantMap m_drafts;
    QTimer m_soon;
};

} // namespace regrade::ui
