#include "desk/desk.h"
#include "desk/toscreen.h"

namespace regrade::ui {

/// A few steps a second are enough; each is told on the UI thread.
std::function<void(double)> Desk::progressTo(QObject* receiver, std::function<void(double)> progress)
{
    return [receiver = QPointer<QObject>(receiver), progress = std::move(progress)](double done) {
        post([receiver, progress, done] {
            if (receiver) {
                progress(done);
            }
        });
    };
}

void Desk::lookAtList(const stations::ListOrder& order, QObject* receiver, std::function<void(double)> progress,
                      Answer<stations::ListLook> answer)
{
    m_parts.lists.look(order, progressTo(receiver, std::move(progress)), toScreen(receiver, std::move(answer)));
}

void Desk::takeListOver(const stations::ListOrder& order, QObject* receiver, std::function<void(double)> progress,
                        Answer<stations::ListLook> answer)
{
    m_parts.lists.takeOver(order, author({}).actor, progressTo(receiver, std::move(progress)),
                           toScreen(receiver, std::move(answer)));
}

void Desk::stopList()
{
    if (m_parts.lists.stop) {
        m_parts.lists.stop();
    }
}

void Desk::searchReturns(const insight::OpenFilter& filter, int limit, QObject* receiver,
                         Answer<insight::OpenReturns> answer)
{
    m_parts.lists.search(filter, limit, toScreen(receiver, std::move(answer)));
}

void Desk::writeBatch(workers::BatchWriter::Work work, QObject* receiver, Answer<void> answer)
{
    if (m_parts.batches) {
        m_parts.batches->write(std::move(work), toScreen(receiver, std::move(answer)));
    } else {
        answer(refused("No batch can be taken in here."));
    }
}

void Desk::beginBatch(const domain::BatchFacts& facts, QObject* receiver, Answer<void> answer)
{
    writeBatch(
        [facts, by = author({}).actor](store::Database& database, Time now) -> Result<void> {
            const auto begun = store::beginBatch(database, facts, by, now);
            return begun ? Result<void>() : begun.error();
        },
        receiver, std::move(answer));
}

void Desk::endBatch(std::int64_t batch, QObject* receiver, Answer<void> answer)
{
    writeBatch([batch](store::Database& database, Time now) { return store::endBatch(database, batch, now); }, receiver,
               std::move(answer));
}

void Desk::answerForBatch(std::int64_t batch, const domain::Answer& given, QObject* receiver, Answer<void> answer)
{
    writeBatch(
        [batch, given](store::Database& database, Time) { return store::answerForBatch(database, batch, given); },
        receiver, std::move(answer));
}

void Desk::putAside(std::int64_t batch, const std::string& code, const std::string& why, QObject* receiver,
                    Answer<void> answer)
{
    writeBatch(
        [batch, code, why](store::Database& database, Time now) {
            return store::putAside(database, batch, {code, why}, now);
        },
        receiver, std::move(answer));
}

void Desk::lookOver(QObject* receiver, Answer<std::vector<HealthNote>> answer)
{
    if (m_parts.lookOver) {
        aside<std::vector<HealthNote>>([look = m_parts.lookOver] { return look(); }, receiver, std::move(answer));
    }
}

} // namespace regrade::ui
