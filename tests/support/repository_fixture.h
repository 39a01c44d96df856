// cmocka's set-up and tear-down for tests that each have a repository of their own.
#ifndef WAYBILL_TESTS_REPOSITORY_FIXTURE_H
#define WAYBILL_TESTS_REPOSITORY_FIXTURE_H

#include "repository.h"

// Of the test that runs.
extern struct repository repo;

int repository_set_up(void **state);
int repository_tear_down(void **state);

#endif
