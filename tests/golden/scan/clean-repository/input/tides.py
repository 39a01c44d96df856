import sys

HIGH_WATER_INTERVAL = 12 * 60 + 25


def next_high_water(last):
    """Minutes since midnight of the next high water."""
    return (last + HIGH_WATER_INTERVAL) % (24 * 60)


if __name__ == "__main__":
    print(next_high_water(int(sys.argv[1])))
