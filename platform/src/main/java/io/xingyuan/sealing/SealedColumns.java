package io.xingyuan.sealing;

import java.util.List;

/** 加密列清单: the places of one module in which values lie as ciphertext. Each module that has some publishes such a bean. */
@FunctionalInterface
public interface SealedColumns {

    List<SealedColumn> all();
}
