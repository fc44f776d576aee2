#include "emit/text_diff.hpp"

#include <gtest/gtest.h>
