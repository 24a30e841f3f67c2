#include "desk/toscreen.h"
#include "passport/evidence.h"
#include "passport/passportscreen.h"

namespace regrade::ui {

void PassportScreen::exportEvidence()
{
    if (!canExport()) {
        return;
    }
    const auto history = store::EventLog(m_desk.reader()).history(domain::subjectOf(m_item->id));
    if (!history) {
        tell(m_desk.say(history.error()));
        return;
    }
    const passport::EvidenceSource source{*m_item, *history, m_desk.sharedPolicy(),
                                          domain::StationId(m_desk.station().toStdString()), m_desk.now()};
    m_busy = true;
    emit statusChanged();
    m_desk.aside<passport::EvidenceWritten>(
        [source, archive = m_desk.photos(), key = *m_desk.key(), folder = m_desk.papers()] {
            return passport::writeEvidence(
                source, archive, key,
                folder / passport::packName(passport::PackKind::evidence, source.item.id.text(), source.at));
        },
        this,
        [this](const Result<passport::EvidenceWritten>& written) {
            m_busy = false;
            if (!written) {
                tell(m_desk.say(written.error()));
                return;
            }
            const QString told = tr("Evidence pack written: %1").arg(QString::fromStdString(written->file.string()));
            const auto absent = static_cast<int>(written->absent.size());
            tell({}, absent == 0
                         ? told
                         : tr("%1 It lacks %2 photos or films that are at another station.").arg(told).arg(absent));
        });
}

} // namespace regrade::ui
