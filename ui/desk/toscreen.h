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

} // namespace regrade::ui
