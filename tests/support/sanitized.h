#pragma once

namespace regrade::tests {

/// Built with a sanitizer: memory and time are then its own, so no limit on them is held.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

} // namespace regrade::tests
