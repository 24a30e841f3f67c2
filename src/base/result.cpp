#include "base/result.h"

namespace regrade {

std::string_view nameOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::notFound: return "notFound";
    case ErrorCode::refused: return "refused";
    case ErrorCode::conflict: return "conflict";
    case ErrorCode::invalid: return "invalid";
    case ErrorCode::device: return "device";
    case ErrorCode::storage: return "storage";
    }
    throw std::logic_error("unknown error code");
}

std::string filled(std::string_view pattern, const std::vector<std::string>& args)
{
    std::string sentence;
    sentence.reserve(pattern.size() + 16 * args.size());
    std::size_t next = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool hole = pattern[i] == '{' && i + 1 < pattern.size() && pattern[i + 1] == '}';
        if (hole && next < args.size()) {
            sentence += args[next++];
            ++i;
        } else {
            sentence += pattern[i];
        }
    }
    return sentence;
}

std::string Error::what() const { return filled(pattern, args); }

Error notFound(std::string pattern, std::vector<std::string> args, std::string detail)
{
    return {ErrorCode::notFound, std::move(pattern), std::move(args), std::move(detail)};
}

Error refused(std::string pattern, std::vector<std::string> args, std::string detail)
{
    return {ErrorCode::refused, std::move(pattern), std::move(args), std::move(detail)};
}

Error conflict(std::string pattern, std::vector<std::string> args, std::string detail)
{
    return {ErrorCode::conflict, std::move(pattern), std::move(args), std::move(detail)};
}

Error invalid(std::string pattern, std::vector<std::string> args, std::string detail)
{
    return {ErrorCode::invalid, std::move(pattern), std::move(args), std::move(detail)};
}

Error deviceError(std::string pattern, std::vector<std::string> args, std::string detail)
{
    return {ErrorCode::device, std::move(pattern), std::move(args), std::move(detail)};
}

Error storageError(std::string pattern, std::vector<std::string> args, std::string detail)
{
    return {ErrorCode::storage, std::move(pattern), std::move(args), std::move(detail)};
}

} // namespace regrade
