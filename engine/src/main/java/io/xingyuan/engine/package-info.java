/** 政策引擎: rules as code for enterprise-benefit policies, in three-valued logic and integer arithmetic. */
@NullMarked
package io.xingyuan.engine;

import org.jspecify.annotations.NullMarked;
