/** 集群: the policy engine over a province or the country, as a job on Apache Spark. */
@NullMarked
package io.xingyuan.cluster;

import org.jspecify.annotations.NullMarked;
