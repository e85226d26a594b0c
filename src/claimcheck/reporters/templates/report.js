(function () {
  "use strict";
  var form = document.getElementById("filter");
  if (!form) return;
  var findings = Array.prototype.slice.call(document.querySelectorAll(".finding"));
  var sections = Array.prototype.slice.call(document.querySelectorAll(".document"));
  var status = document.getElementById("shown");

  function apply() {
    var severities = {}, check = form.elements.check.value;
    var only = form.elements.document ? form.elements.document.value : "";
    Array.prototype.forEach.call(form.querySelectorAll("[name=severity]"), function (box) {
      severities[box.value] = box.checked;
    });
    var shown = 0;
    findings.forEach(function (finding) {
      var data = finding.dataset;
      var wanted = severities[data.severity] && (!check || data.check === check) && (!only || data.document === only);
      finding.hidden = !wanted;
      if (wanted) shown += 1;
    });
    sections.forEach(function (section) { section.hidden = Boolean(only) && section.id !== only; });
    status.textContent = shown === findings.length ? shown + " findings" : shown + " of " + findings.length + " findings";
  }

  function reveal() {
    var target = location.hash && document.getElementById(location.hash.slice(1));
    if (target && target.closest("[hidden]")) {
      form.reset();
      apply();
      target.scrollIntoView();
    }
    for (var box = target; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
  }

  form.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(apply); });
  window.addEventListener("hashchange", reveal);
  window.addEventListener("pageshow", apply);
  apply();
  reveal();
})();
