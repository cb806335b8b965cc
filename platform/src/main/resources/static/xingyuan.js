'use strict';
// The layout's own behaviour; every page also works without it.
htmx.config.responseHandling = [
  {code: '204', swap: false},
  {code: '[23]..', swap: true},
  {code: '409', swap: true},
  {code: '422', swap: true},
  {code: '[45]..', swap: false, error: true},
];
