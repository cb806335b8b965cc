/** 杏园: each direct sub-package is one module. */
@NullMarked
package io.xingyuan;

import org.jspecify.annotations.NullMarked;
