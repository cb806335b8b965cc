package io.xingyuan.engine;

/** 位置: a point in a source file; line and column are 1-based, 0 for "the whole". */
record Place(String file, int line, int column) {

    static Place of(String file) {
        return new Place(file, 0, 0);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
