package io.xingyuan.enterprise;

import io.xingyuan.engine.FactDictionary;

/** 现行事实字典: the facts that ship and those that the house has published, told by the module that publishes them. */
@FunctionalInterface
public interface DictionaryInForce {

    FactDictionary facts();
}
