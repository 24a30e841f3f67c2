#pragma once

#include "tests/support/temporaryfolder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <functional>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace regrade::tests {

/// A real browser without a window, led over its own pipe. What goes wrong in it throws.
class Browser {
public:
    using Json = nlohmann::json;

    [[nodiscard]] static bool isInstalled() { return std::filesystem::exists("/usr/bin/chromium"); }

    Browser()
    {
        int toBrowser[2];
        int fromBrowser[2];
        if (::pipe(toBrowser) != 0 || ::pipe(fromBrowser) != 0) {
            throw std::runtime_error("no pipe to the browser");
        }
        m_child = ::fork();
        if (m_child == 0) {
            run(toBrowser[0], fromBrowser[1]);
        }
        ::close(toBrowser[0]);
        ::close(fromBrowser[1]);
        m_to = toBrowser[1];
        m_from = fromBrowser[0];
        const std::string target = call("Target.createTarget", {{"url", "about:blank"}}).at("targetId");
        m_session = call("Target.attachToTarget", {{"targetId", target}, {"flatten", true}}).at("sessionId");
        for (const char* part : {"Page.enable", "Runtime.enable", "Network.enable", "Log.enable"}) {
            (void)call(part);
        }
    }
    ~Browser()
    {
        ::close(m_to);
        ::close(m_from);
        ::kill(m_child, SIGKILL);
        ::waitpid(m_child, nullptr, 0);
    }
    Browser(const Browser&) = delete;
    Browser& operator=(const Browser&) = delete;

    /// Opens the page and waits until it has loaded; forgets what the page before said.
    void open(const std::filesystem::path& file)
    {
        complaints.clear();
        requests.clear();
        m_loaded = false;
        (void)call("Page.navigate", {{"url", "file://" + file.string()}});
        while (!m_loaded) {
            take();
        }
    }
    /// The value of an expression; a promise is waited for.
    [[nodiscard]] Json value(const std::string& expression)
    {
        const Json answer =
            call("Runtime.evaluate", {{"expression", expression}, {"awaitPromise", true}, {"returnByValue", true}});
        if (answer.contains("exceptionDetails")) {
            throw std::runtime_error("the page threw: " + answer["exceptionDetails"].dump());
        }
        return answer.at("result").value("value", Json());
    }
    void setWidth(int pixels)
    {
        (void)call("Emulation.setDeviceMetricsOverride",
                   {{"width", pixels}, {"height", 900}, {"deviceScaleFactor", 1}, {"mobile", false}});
    }
    void setMedia(const std::string& media) { (void)call("Emulation.setEmulatedMedia", {{"media", media}}); }
    /// The page as the browser prints it, base64.
    [[nodiscard]] std::string pdf()
    {
        return call("Page.printToPDF", {{"printBackground", true}, {"preferCSSPageSize", true}}).at("data");
    }

    std::vector<std::string> complaints; ///< of the console, and errors of the page
    std::vector<std::string> requests;   ///< addresses that the page asked for

private:
    [[noreturn]] void run(int in, int out) const
    {
        // The numbers that the browser expects, out of the way of each other first.
        const int from = ::fcntl(in, F_DUPFD, 10);
        const int to = ::fcntl(out, F_DUPFD, 10);
        ::dup2(from, 3);
        ::dup2(to, 4);
        const int nowhere = ::open("/dev/null", O_RDWR);
        ::dup2(nowhere, 1);
        ::dup2(nowhere, 2);
        const std::string profile = "--user-data-dir=" + m_profile.path().string();
        ::execl("/usr/bin/chromium", "chromium", "--headless=new", "--no-sandbox", "--disable-gpu",
                "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--remote-debugging-pipe", profile.c_str(), "about:blank",
                static_cast<char*>(nullptr));
        ::_exit(127);
    }

    Json call(const std::string& method, const Json& parameters = Json::object())
    {
        const int id = ++m_calls;
        Json message{{"id", id}, {"method", method}, {"params", parameters}};
        if (!m_session.empty()) {
            message["sessionId"] = m_session;
        }
        std::string text = message.dump() + '\0';
        for (std::size_t sent = 0; sent < text.size();) {
            const auto count = ::write(m_to, text.data() + sent, text.size() - sent);
            if (count <= 0) {
                throw std::runtime_error("the browser does not listen");
            }
            sent += static_cast<std::size_t>(count);
        }
        for (;;) {
            const Json answer = take();
            if (answer.value("id", 0) == id) {
                if (answer.contains("error")) {
                    throw std::runtime_error(method + ": " + answer["error"].dump());
                }
                return answer.at("result");
            }
        }
    }

    /// The next message; what it tells of the page is noted.
    Json take()
    {
        constexpr int kPatience = 60'000; // ms
        std::size_t end = m_buffer.find('\0');
        while (end == std::string::npos) {
            pollfd waiting{m_from, POLLIN, 0};
            if (::poll(&waiting, 1, kPatience) <= 0) {
                throw std::runtime_error("the browser does not answer");
            }
            char piece[65536];
            const auto count = ::read(m_from, piece, sizeof piece);
            if (count <= 0) {
                throw std::runtime_error("the browser has ended");
            }
            m_buffer.append(piece, static_cast<std::size_t>(count));
            end = m_buffer.find('\0');
        }
        const Json message = Json::parse(m_buffer.substr(0, end));
        m_buffer.erase(0, end + 1);
        note(message);
        return message;
    }
    void note(const Json& message)
    {
        const std::string method = message.value("method", "");
        if (method == "Page.loadEventFired") {
            m_loaded = true;
        } else if (method == "Network.requestWillBeSent") {
            requests.push_back(message["params"]["request"]["url"]);
        } else if (method == "Runtime.exceptionThrown" || method == "Log.entryAdded" ||
                   method == "Runtime.consoleAPICalled") {
            complaints.push_back(message["params"].dump());
        }
    }

    TemporaryFolder m_profile;
    pid_t m_child = -1;
    int m_to = -1;
    int m_from = -1;
    int m_calls = 0;
    bool m_loaded = false;
    std::string m_session;
    std::string m_buffer;
};

} // namespace regrade::tests
