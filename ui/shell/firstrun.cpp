#include "shell/firstrun.h"

namespace regrade::ui {

void FirstRun::loadDemo()
{
    if (m_busy) {
        return;
    }
    m_busy = true;
    m_scanned = false;
    m_problem.clear();
    emit changed();
    emit demoWanted();
}

void FirstRun::startEmpty()
{
    m_needed = false;
    emit changed();
    emit startedEmpty();
}

void FirstRun::showProgress(int done, int total)
{
    m_done = done;
    m_total = total;
    emit changed();
}

void FirstRun::finish(const QString& problem)
{
    m_busy = false;
    m_scanned = false;
    m_problem = problem;
    m_needed = !problem.isEmpty();
    emit changed();
    if (problem.isEmpty()) {
        emit finished();
    }
}

void FirstRun::refuseScan()
{
    m_scanned = true;
    emit changed();
    emit scanUnused();
}

} // namespace regrade::ui
