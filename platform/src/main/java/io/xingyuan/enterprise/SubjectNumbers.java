package io.xingyuan.enterprise;

/** 对象编号: the number of each subject by its id, without an object for each. */
final class SubjectNumbers {

    private static final int FIRST_SIZE = 1_024;

    /** Three longs for each place: both halves of the id, and the number plus one. */
    private long[] places = new long[3 * FIRST_SIZE];

    private int size;

    /** Gives the next number to an id. */
    void add(long high, long low) {
        if (size * 2 >= places.length / 3) {
            grow();
        }
        put(high, low, ++size);
    }

    /** The number of an id, or -1. */
    int of(long high, long low) {
        return (int) places[place(high, low) + 2] - 1;
    }

    private void put(long high, long low, long number) {
        int place = place(high, low);
        places[place] = high;
        places[place + 1] = low;
        places[place + 2] = number;
    }

    /** Where the id stands, or would stand. */
    private int place(long high, long low) {
        int capacity = places.length / 3;
        long mixed = (high ^ (low * 0x9E3779B97F4A7C15L)) * 0xBF58476D1CE4E5B9L;
        int place = (int) (mixed >>> 32) & (capacity - 1);
        while (places[3 * place + 2] != 0 && (places[3 * place] != high || places[3 * place + 1] != low)) {
            place = (place + 1) & (capacity - 1);
        }
        return 3 * place;
    }

    private void grow() {
        long[] before = places;
        places = new long[before.length * 2];
        for (int at = 0; at < before.length; at += 3) {
            if (before[at + 2] != 0) {
                put(before[at], before[at + 1], before[at + 2]);
            }
        }
    }
}
