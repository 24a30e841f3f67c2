#include "desk/draftbook.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace regrade::ui {

namespace {

constexpr int kSoonMs = 500;

QString nameOf(const std::filesystem::path& file) { return QString::fromStdString(file.string()); }

} // namespace

DraftBook::DraftBook(std::filesystem::path file, QObject* parent) : QObject(parent), m_file(std::move(file))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &DraftBook::write);
    QFile kept(nameOf(m_file));
    if (!m_file.empty() && kept.open(QIODevice::ReadOnly)) {
        m_drafts = QJsonDocument::fromJson(kept.readAll()).object().toVariantMap();
    }
}

DraftBook::~DraftBook()
{
    if (m_soon.isActive()) {
        write();
    }
}

QVariantMap DraftBook::read(const QString& place) const { return m_drafts.value(place).toMap(); }

void DraftBook::keep(const QString& place, const QVariantMap& draft)
{
    if (draft == read(place)) {
        return;
    }
    if (draft.isEmpty()) {
        m_drafts.remove(place);
    } else {
        m_drafts.insert(place, draft);
    }
    if (!m_file.empty() && !m_soon.isActive()) { // a person who goes on typing does not put it off
        m_soon.start();
    }
}

void DraftBook::write()
{
    QSaveFile kept(nameOf(m_file));
    const QByteArray text = QJsonDocument(QJsonObject::fromVariantMap(m_drafts)).toJson(QJsonDocument::Compact);
    if (!kept.open(QIODevice::WriteOnly) || kept.write(text) != text.size() || !kept.commit()) {
        qWarning("What is being entered could not be kept in %s: %s", m_file.c_str(), qPrintable(kept.errorString()));
    }
}

} // namespace regrade::ui
