#include "people/badgepaper.h"

#include "passport/badge.h"
#include "passport/labeltemplate.h"

#include <QFile>
#include <QSaveFile>

#include <filesystem>

namespace regrade::ui {
namespace {

constexpr int kScreenDpi = 200;

passport::Badge badgeOf(const Desk& desk, const workers::Issued& issued)
{
    const rules::RoleRow* role = desk.policy().findRole(issued.person.role);
    return {issued.told.badge, issued.person.code.text(),
            role == nullptr ? issued.person.role.text() : desk.say(role->name).toStdString()};
}

std::filesystem::path templatesOf(const Desk& desk) { return passport::ownTemplates(desk.papers().parent_path()); }

} // namespace

QString badgePicture(const Desk& desk, const workers::Issued& issued)
{
    const auto png = passport::badgePng(badgeOf(desk, issued), kScreenDpi, templatesOf(desk));
    if (!png) {
        return {};
    }
    const QByteArray bytes(reinterpret_cast<const char*>(png->data()), static_cast<qsizetype>(png->size()));
    return QStringLiteral("data:image/png;base64,") + QString::fromLatin1(bytes.toBase64());
}

Result<QString> writeBadge(const Desk& desk, const workers::Issued& issued)
{
    const auto pdf = passport::badgePdf(badgeOf(desk, issued), templatesOf(desk));
    if (!pdf) {
        return pdf.error();
    }
    std::error_code problem;
    std::filesystem::create_directories(desk.papers(), problem);
    const auto name = "badge-" + issued.person.code.text() + ".pdf";
    const QString file = QString::fromStdString((desk.papers() / name).string());
    QSaveFile paper(file);
    const auto size = static_cast<qint64>(pdf->size());
    if (!paper.open(QIODevice::WriteOnly) || !paper.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        paper.write(reinterpret_cast<const char*>(pdf->data()), size) != size || !paper.commit()) {
        return storageError("The badge could not be written to {}. Free the folder and print again.",
                            {file.toStdString()}, paper.errorString().toStdString());
    }
    return file;
}

} // namespace regrade::ui
