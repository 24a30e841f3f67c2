#include "cli/regradectl.h"

int main(int argc, char** argv) { return regrade::cli::regradectl(argc, argv); }
