// The IRI of a concept leads to the ontology with its name as the fragment, which no server sees:
// where the page has no such anchor, the page of the concept is shown instead.

const follow = () => {
  const name = location.hash.slice(1);
  if (/^[A-Za-z][A-Za-z0-9-]*$/.test(name) && !document.getElementById(name)) {
    location.replace(`${location.pathname.replace(/\/$/, "")}/${name}`);
  }
};

addEventListener("hashchange", follow);
follow();
