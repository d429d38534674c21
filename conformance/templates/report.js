// The page is whole without this: it only names the language and title of what is shown, and opens
// what is folded before printing.
"use strict";
const title = document.querySelector("title");
function tellLanguage() {
  const chinese = document.getElementById("show-zh").checked;
  document.documentElement.lang = chinese ? "zh-Hans" : "en";
  document.title = chinese ? title.dataset.zh : title.dataset.en;
}
for (const radio of document.getElementsByName("language")) {
  radio.addEventListener("change", tellLanguage);
}
tellLanguage();
window.addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
});
