#include "repository_fixture.h"

struct repository repo;

int repository_set_up(void **state)
{
    (void)state;
    repository_init(&repo);
    return 0;
}

int repository_tear_down(void **state)
{
    (void)state;
    repository_release(&repo);
    return 0;
}
