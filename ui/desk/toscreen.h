#pragma once

#include "desk/desk.h"

#include <QCoreApplication>
#include <QPointer>

namespace regrade::ui {

/// Runs `work` on the UI thread. Posted to the application, which outlives every worker.
inline void post(std::function<void()> work)
{
    QMetaObject::invokeMethod(QCoreApplication::instance(), std::move(work), Qt::QueuedConnection);
}

template <class T>
std::function<void(Result<T>)> Desk::toScreen(QObject* receiver, Answer<T> answer)
{
    return [receiver = QPointer<QObject>(receiver), answer = std::move(answer)](Result<T> result) {
        // std::function wants copyable captures, and some results can only be moved.
        auto kept = std::make_shared<Result<T>>(std::move(result));
        post([receiver, answer, kept] {
            if (receiver) {
                answer(std::move(*kept));
            }
        });
    };
}

template <class T>
void Desk::aside(std::function<Result<T>()> work, QObject* receiver, Answer<T> answer)
{
    if (m_asideBusy) {
        toScreen(receiver, std::move(answer))(refused("A file is still being written. Try again in a moment."));
        return;
    }
    m_asideBusy = true;
    // The desk is told first, so that the next work can begin also when the screen that asked is gone.
    auto told =
        toScreen<T>(this, [this, receiver = QPointer<QObject>(receiver), answer = std::move(answer)](Result<T> result) {
            m_asideBusy = false;
            if (receiver) {
                answer(std::move(result));
            }
        });
    m_errand.start([work = std::move(work), told = std::move(told)] { told(work()); });
}

} // namespace regrade::ui
