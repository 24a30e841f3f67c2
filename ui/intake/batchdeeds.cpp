#include "intake/batchrun.h"
#include "qr/tag.h"
#include "station/benchcard.h"
#include "station/labelpaper.h"
#include "station/rows.h"
#include "stations/packing.h"

#include <QDir>
#include <QFile>

namespace regrade::ui {

void BatchRun::receiveInHand()
{
    std::vector<domain::Answer> answers;
    for (const auto& [question, option] : m_answers) {
        answers.push_back({question, option});
    }
    const auto form = stations::batchForm(m_desk.policy(), batchFacts(), *m_inHand, m_once, answers);
    const domain::ItemId id(qr::newTag().text());
    const auto deed = [policy = m_desk.sharedPolicy(), product = m_inHand->product, form](
                          const domain::Item& item, Time) { return stations::receive(item, *policy, product, form); };
    const bool printer = m_desk.prints()->isSetUp();
    m_busy = true;
    emit changed();
    const auto told = [this, id, printer](const Result<workers::Receipt>& receipt) {
        m_busy = false;
        if (!receipt) {
            writeAside(m_inHandCode, receipt.error());
            m_inHand.reset();
            return;
        }
        const QString name = inHand();
        m_inHand.reset();
        read();
        const auto unit = m_desk.item(id);
        const auto stage = unit ? unit->stage() : std::nullopt;
        const auto* place = stage ? m_desk.policy().findStage(*stage) : nullptr;
        if (place != nullptr && place->holds) {
            tell({}, tr("Set %1 apart now: %2.").arg(name, m_desk.say(place->name)));
        } else {
            tell({}, tr("%1: unit %2 of the batch.").arg(name).arg(scanned()));
        }
        if (!printer) {
            labelled(id);
        }
        next();
    };
    if (printer) {
        m_desk.prints()->print(id, domain::LabelKind::intake, deed, this, told);
    } else {
        m_desk.submit(id, deed, this, told);
    }
}

/// Where no printer is set up the label is a file.
void BatchRun::labelled(const domain::ItemId& id)
{
    const auto item = m_desk.item(id);
    const auto paper = item ? writeLabel(m_desk, *item, domain::LabelKind::intake) : item.error();
    if (!paper) {
        tell(explain(m_desk, paper.error()));
        return;
    }
    m_busy = true;
    m_desk.submit(
        id,
        [policy = m_desk.sharedPolicy(), content = paper->content](const domain::Item& unit, Time) {
            return stations::printLabel(unit, *policy, domain::LabelKind::intake, content);
        },
        this,
        [this](const Result<workers::Receipt>& receipt) {
            m_busy = false;
            if (!receipt) {
                tell(explain(m_desk, receipt.error()));
            }
            emit changed();
            next();
        });
}

void BatchRun::writeAside(const QString& code, const Error& why)
{
    m_busy = true;
    const QString said = explain(m_desk, why);
    m_desk.putAside(m_number, code.toStdString(), said.toStdString(), this, [this, said](const Result<void>& written) {
        done(written, [this, said] {
            read();
            tell(tr("Put it aside: %1").arg(said));
        });
        next();
    });
}

void BatchRun::putUnitAside()
{
    if (m_inHand && !m_busy) {
        const QString code = m_inHandCode;
        m_inHand.reset();
        writeAside(code, refused("A person put the unit aside."));
    }
}

void BatchRun::undoLast()
{
    if (m_busy || m_state != State::Running) {
        return;
    }
    if (m_inHand) { // nothing is written of it yet
        m_inHand.reset();
        tell({}, tr("The unit in hand is forgotten; nothing was written."));
        return;
    }
    if (m_units.empty()) {
        tell(tr("No unit of this batch was taken in yet."));
        return;
    }
    m_busy = true;
    const domain::ItemId last = m_units.back().item;
    const std::string reason = tr("Undone at once while the batch was scanned").toStdString();
    m_desk.submit(
        last, [reason](const domain::Item& item, Time) { return stations::undoIntake(item, reason); }, this,
        [this, last](const Result<workers::Receipt>& receipt) {
            m_busy = false;
            if (receipt) {
                read();
                tell({}, tr("%1 is undone. Destroy its label: the tag is void.").arg(groupedTag(last)));
            } else {
                tell(explain(m_desk, receipt.error()));
            }
            next();
        });
}

void BatchRun::done(const Result<void>& written, const std::function<void()>& then)
{
    m_busy = false;
    if (written) {
        then();
    } else {
        tell(m_desk.say(written.error()));
    }
    emit changed();
}

void BatchRun::begin()
{
    if (m_busy || m_state != State::Setup) {
        return;
    }
    const auto sound = stations::checkReference(m_reference.toStdString());
    if (!sound) {
        tell(m_desk.say(sound.error()));
        return;
    }
    m_busy = true;
    m_desk.beginBatch(batchFacts(), this, [this](const Result<void>& begun) {
        done(begun, [this] {
            fillFromBook();
            m_state = State::Running;
            read();
            tell({}, scanned() == 0 ? tr("Scan the first unit.") : tr("%1 units were taken in before.").arg(scanned()));
        });
    });
}

void BatchRun::pause()
{
    m_waiting.clear();
    m_inHand.reset();
    tell({});
    setState(State::Off);
}

void BatchRun::end()
{
    if (m_busy || m_state != State::Running) {
        return;
    }
    if (m_inHand) {
        tell(tr("Answer for %1 first, or put it aside.").arg(inHand()));
        return;
    }
    m_busy = true;
    m_desk.endBatch(m_number, this, [this](const Result<void>& ended) {
        done(ended, [this] {
            read();
            writeTable();
            setState(State::Ended);
        });
    });
}

void BatchRun::writeTable()
{
    const QDir folder(QString::fromStdString(m_desk.papers().string()));
    QString name = QStringLiteral("batch-");
    for (const QChar letter : m_reference) {
        name += letter.isLetterOrNumber() || letter == QLatin1Char('-') ? letter : QLatin1Char('_');
    }
    m_file = folder.filePath(name + QStringLiteral(".csv"));
    QFile file(m_file);
    const std::string table = stations::tableOf(batchFacts(), m_balance, m_units, m_aside);
    const bool written =
        folder.mkpath(QStringLiteral(".")) && file.open(QIODevice::WriteOnly) &&
        file.write(table.data(), static_cast<qint64>(table.size())) == static_cast<qint64>(table.size());
    if (written) {
        tell({}, tr("The batch is ended. Its list is written to %1.").arg(m_file));
    } else {
        tell(tr("The list could not be written to %1. Nothing is lost: open the batch again and end it again.")
                 .arg(m_file));
        m_file.clear();
    }
}

} // namespace regrade::ui
