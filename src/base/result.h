#pragma once

#include <initializer_list>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace regrade {

/// Why a deed or a reading did not happen. `refused` is normal work (wrong stage, wrong tag), the others are not.
enum class ErrorCode { notFound, refused, conflict, invalid, device, storage };

[[nodiscard]] std::string_view nameOf(ErrorCode code);

/// One sentence for the operator, kept as pattern and arguments so that a screen can say it in the operator's language.
/// `{}` in the pattern stands for the next argument. `detail` is for the log only.
struct Error {
    ErrorCode code = ErrorCode::invalid;
    std::string pattern;
    std::vector<std::string> args;
    std::string detail;

    /// The English sentence.
    [[nodiscard]] std::string what() const;
};

/// Puts the arguments into the pattern's `{}` from left to right.
[[nodiscard]] std::string filled(std::string_view pattern, const std::vector<std::string>& args);

[[nodiscard]] Error notFound(std::string pattern, std::vector<std::string> args = {}, std::string detail = {});
[[nodiscard]] Error refused(std::string pattern, std::vector<std::string> args = {}, std::string detail = {});
[[nodiscard]] Error conflict(std::string pattern, std::vector<std::string> args = {}, std::string detail = {});
[[nodiscard]] Error invalid(std::string pattern, std::vector<std::string> args = {}, std::string detail = {});
[[nodiscard]] Error deviceError(std::string pattern, std::vector<std::string> args = {}, std::string detail = {});
[[nodiscard]] Error storageError(std::string pattern, std::vector<std::string> args = {}, std::string detail = {});

/// A value, or the Error that says why there is none. Reading the wrong side is a programming fault (std::logic_error).
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::move(value)) {}
    Result(Error error) : m_state(std::move(error)) {}

    [[nodiscard]] explicit operator bool() const { return m_state.index() == 0; }
    [[nodiscard]] const T& value() const& { return checked(); }
    [[nodiscard]] T& value() & { return const_cast<T&>(checked()); }
    [[nodiscard]] T&& value() && { return std::move(const_cast<T&>(checked())); }
    [[nodiscard]] const T& operator*() const& { return checked(); }
    [[nodiscard]] T& operator*() & { return value(); }
    [[nodiscard]] T&& operator*() && { return std::move(*this).value(); }
    [[nodiscard]] const T* operator->() const { return &checked(); }
    [[nodiscard]] T* operator->() { return &value(); }
    [[nodiscard]] const Error& error() const
    {
        if (*this) {
            throw std::logic_error("Result holds a value, not an error");
        }
        return std::get<1>(m_state);
    }

private:
    [[nodiscard]] const T& checked() const
    {
        if (!*this) {
            throw std::logic_error("Result holds an error: " + std::get<1>(m_state).what());
        }
        return std::get<0>(m_state);
    }

    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    [[nodiscard]] explicit operator bool() const { return !m_error; }
    [[nodiscard]] const Error& error() const
    {
        if (!m_error) {
            throw std::logic_error("Result holds no error");
        }
        return *m_error;
    }

private:
    std::optional<Error> m_error;
};

} // namespace regrade
