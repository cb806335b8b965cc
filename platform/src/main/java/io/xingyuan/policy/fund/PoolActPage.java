package io.xingyuan.policy.fund;

import io.xingyuan.web.Choice;
import java.util.List;

/** 资金池变动页. */
record PoolActPage(Pool pool, PoolAct act, List<Choice> others) {}
